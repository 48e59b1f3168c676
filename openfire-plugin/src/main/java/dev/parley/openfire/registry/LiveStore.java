package dev.parley.openfire.registry;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The live instances of all names. May be called on any thread. */
public interface LiveStore {

  /** What is live under a name. */
  Optional<LiveName> get(String name);

  /** Records a state; one without instances is forgotten. Call it inside {@link #locked}. */
  void put(LiveName state);

  /** The names which a session serves or stands by for. */
  Set<String> namesOf(String fullJid);

  /** All names that have instances, active or not. */
  Collection<LiveName> all();

  /** Runs a change of one name alone: nobody else is inside for the same name. Reentrant. */
  <T> T locked(String name, Supplier<T> change);
}
