package dev.parley.openfire.registry;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The live instances of all names, on all nodes of a cluster. May be called on any thread.
 *
 * <p>Where the server is no part of a cluster, its only node is called "" and does everything.
 */
public interface LiveStore {

  /**
   * What is live under a name. In a cluster, what another node has changed is seen some
   * milliseconds later, but at once inside {@link #locked}.
   */
  Optional<LiveName> get(String name);

  /** As {@link #get}, but asks the cluster, so it takes longer. */
  default Optional<LiveName> latest(String name) {
    return get(name);
  }

  /** Records a state; one without instances is forgotten. Call it inside {@link #locked}. */
  void put(LiveName state);

  /** The names which a session serves or stands by for. */
  Set<String> namesOf(String fullJid);

  /** All names that have instances, active or not. */
  Collection<LiveName> all();

  /**
   * Runs a change of one name alone: nobody else is inside for the same name, on no node. Reentrant
   * for the same name; nobody is inside for two names.
   */
  <T> T locked(String name, Supplier<T> change);

  /** The id of this node, as in {@link Instance#node()}. */
  default String node() {
    return "";
  }

  /** Whether this node looks after an instance: listens to its session and asks it. */
  default boolean isHere(Instance instance) {
    return true;
  }

  /** Whether the node with this id is in the cluster now. */
  default boolean isPresent(String node) {
    return true;
  }

  /** Whether this node does what one does for all: the same one everywhere, nearly always. */
  default boolean leads() {
    return true;
  }

  /** Whether there is no other node. */
  default boolean isAlone() {
    return true;
  }

  /** Has the watchers on other nodes judged again after the name's owner or access has changed. */
  default void judgeElsewhere(String name) {}
}
