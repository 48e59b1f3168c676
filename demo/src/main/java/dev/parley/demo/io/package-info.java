/** What the commands print: lines for people, JSON for programs. */
@NullMarked
package dev.parley.demo.io;

import org.jspecify.annotations.NullMarked;
