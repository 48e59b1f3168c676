/**
 * Measures what the project promises in figures. Ratios above all: both sides of one are measured
 * in the same run on the same machine, so they mean something on any.
 */
@NullMarked
package dev.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
