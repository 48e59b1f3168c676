/** The {@code parley} command: one runnable thing per use case, on the public API only. */
@NullMarked
package dev.parley.demo;

import org.jspecify.annotations.NullMarked;
