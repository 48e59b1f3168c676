/** The native peer connection behind {@link dev.parley.peer.Peer}; not for applications. */
@NullMarked
package dev.parley.peer.internal;

import org.jspecify.annotations.NullMarked;
