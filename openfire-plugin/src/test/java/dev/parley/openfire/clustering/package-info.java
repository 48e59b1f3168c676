/**
 * A small clustering of Openfire 4.2.0 for tests, on Hazelcast: caches, locks, tasks, and routes to
 * clients of other nodes. It is an Openfire plugin of its own, as the real one is.
 *
 * <p>What is in its caches is read by Openfire's class loader alone, so that a plugin which puts a
 * class of its own in there fails here, too; tasks are read by those of all plugins. Tasks run on
 * many threads, in any order.
 */
package dev.parley.openfire.clustering;
