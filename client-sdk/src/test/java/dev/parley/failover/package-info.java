/** Tests of what becomes of a name when processes die, freeze or lose their cable. */
@org.jspecify.annotations.NullMarked
package dev.parley.failover;
