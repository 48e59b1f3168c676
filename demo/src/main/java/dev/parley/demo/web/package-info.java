/** The page by which a browser reaches a master name, and what serves it. */
@NullMarked
package dev.parley.demo.web;

import org.jspecify.annotations.NullMarked;
