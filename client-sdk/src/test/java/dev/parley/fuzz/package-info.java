/**
 * Fuzz targets for what comes from strangers. In the ordinary run each takes the test vectors and
 * former findings; with {@code mvn -Pfuzz} Jazzer makes inputs of its own for five minutes each.
 */
package dev.parley.fuzz;
