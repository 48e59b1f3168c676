/** JVMs of their own for the demo's accounts, driven by lines of JSON over their standard input. */
@NullMarked
package dev.parley.demo.process;

import org.jspecify.annotations.NullMarked;
