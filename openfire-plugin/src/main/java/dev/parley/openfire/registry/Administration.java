package dev.parley.openfire.registry;

import java.util.List;
import java.util.Optional;

/**
 * What an administrator sees and does. Callers check that they speak for one. Any thread; fails
 * with {@link StoreException}.
 */
public final class Administration {
  private final Ports ports;
  private final Ownership ownership;
  private final Counters counters;

  Administration(Ports ports, Ownership ownership, Counters counters) {
    this.ports = ports;
    this.ownership = ownership;
    this.counters = counters;
  }

  /** Names that somebody holds, after a name, at most so many. */
  public List<String> names(String after, int limit) {
    return ports.names().held(after, limit);
  }

  /** How many names somebody holds. */
  public int count() {
    return ports.names().count();
  }

  /** All that is kept of a name, tombstones included. */
  public Optional<NameRecord> record(String name) {
    return ports.names().find(name);
  }

  /** Who serves a name and stands by. */
  public Optional<LiveName> live(String name) {
    return ports.live().get(name);
  }

  /** How many instances there are, active and standby. */
  public int instances() {
    return ports.live().all().stream().mapToInt(state -> state.instances().size()).sum();
  }

  /**
   * Releases a name without its owner.
   *
   * @throws RefusedException {@link Refusal#NOT_FOUND} if nobody holds it
   */
  public void release(String name, String administrator) {
    ownership.releaseFor(name, administrator, "by the administrator");
  }

  /** What was counted since the service started. */
  public Counters counters() {
    return counters;
  }
}
