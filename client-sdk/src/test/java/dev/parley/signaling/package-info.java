/** Tests of signalling by Jingle, over a fake wire. */
@org.jspecify.annotations.NullMarked
package dev.parley.signaling;
