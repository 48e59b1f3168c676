/**
 * Keeps what is live common to all nodes of an Openfire cluster.
 *
 * <p>The live state of a name is one string in a cache of Openfire's, which clustering spreads; no
 * class of the plugin is in there, so that nodes may load and unload it as they like. It is changed
 * under a lock of the cluster, so that what one node decides and what the others see is one step.
 * The lock is held while the database is asked, never while a client is. Who is active does not
 * hang on it: the database settles that, by compare-and-set, and a node that cannot have the lock
 * in time goes on without it. Each node keeps a copy of the whole state, and is told when to look
 * again. Without a cluster the copy is all there is.
 */
@NullMarked
package dev.parley.openfire.cluster;

import org.jspecify.annotations.NullMarked;
