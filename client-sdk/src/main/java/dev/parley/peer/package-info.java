/** One peer connection and the {@link dev.parley.peer.Signaling} that carries its descriptions. */
@NullMarked
package dev.parley.peer;

import org.jspecify.annotations.NullMarked;
