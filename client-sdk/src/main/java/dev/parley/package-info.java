/** Parley: one Java program reaches another by a master name, peer to peer. */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
