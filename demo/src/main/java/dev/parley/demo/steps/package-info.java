/** The steps of {@code parley demo}, one class each, and the summary of what they found. */
@NullMarked
package dev.parley.demo.steps;

import org.jspecify.annotations.NullMarked;
