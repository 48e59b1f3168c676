/**
 * A real Openfire inside this JVM, or in a child JVM, for development, tests and demos.
 *
 * <p>Openfire 4.2.0 is the only version on Maven Central, and it is old: never face a network with
 * it. In production, install the plugin into a current Openfire.
 */
@NullMarked
package dev.parley.embedded;

import org.jspecify.annotations.NullMarked;
