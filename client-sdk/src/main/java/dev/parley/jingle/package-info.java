/**
 * Jingle stanzas as immutable values, one element per file, with their providers. A stanza that
 * cannot be read becomes a {@link dev.parley.jingle.Malformed} value; no provider throws because of
 * what a peer sent.
 */
@NullMarked
package dev.parley.jingle;

import org.jspecify.annotations.NullMarked;
