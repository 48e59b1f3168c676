/** The channel protocol of {@code parley master} and {@code parley connect}: lines of text. */
@NullMarked
package dev.parley.demo.lines;

import org.jspecify.annotations.NullMarked;
