/** Tests of sessions. */
@org.jspecify.annotations.NullMarked
package dev.parley.session;
