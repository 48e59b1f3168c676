/** The native WebRTC library: whether it can load, and the pool of peer-connection factories. */
@NullMarked
package dev.parley.runtime;

import org.jspecify.annotations.NullMarked;
