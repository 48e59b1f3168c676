/** Tests of what is behind the facade. */
@org.jspecify.annotations.NullMarked
package dev.parley.internal;
