/** Signalling between two peers by Jingle: joins sessions, the mapping to SDP, and peers. */
@NullMarked
package dev.parley.signaling;

import org.jspecify.annotations.NullMarked;
