package dev.parley.openfire.cluster;

import java.util.Collection;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a cluster have in common: a text for each name, and a lock. Any thread; may
 * block on the network, and fail with any exception if the cluster fails.
 */
interface SharedStates {

  /** The text of a name, or null. */
  @Nullable String read(String name);

  /** Sets the text of a name; null forgets it. */
  void write(String name, @Nullable String text);

  /** The names that have a text. */
  Collection<String> names();

  /** The lock for changes of a name, on all nodes. Reentrant. */
  Lock lock(String name);
}
