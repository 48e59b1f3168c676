package dev.parley.openfire.registry;

import java.util.ArrayList;
import java.util.List;

/** Finds names, for service discovery. */
final class Listing {
  /** The largest page. */
  static final int MAX_PAGE = 100;

  /** After how many names a page may come out short. */
  private static final int LOOKED_AT_ENOUGH = 1000;

  private final Ports ports;
  private final Authority authority;
  private final Visibility visibility;
  private final Limits limits;

  Listing(Ports ports, Authority authority, Visibility visibility, Limits limits) {
    this.ports = ports;
    this.authority = authority;
    this.visibility = visibility;
    this.limits = limits;
  }

  /**
   * A page of the names that the requester may see. Each hundred names that are looked at count as
   * one request, so that a list that is hidden from the requester costs him, not the server.
   */
  NamePage page(Requester who, String after, int wanted) {
    int size = Math.max(1, Math.min(wanted, MAX_PAGE));
    List<String> found = new ArrayList<>();
    String position = after;
    int looked = 0;
    while (true) {
      limits.resolve(who);
      List<NameRecord> batch = ports.names().page(position, who.bare(), MAX_PAGE);
      for (NameRecord record : batch) {
        position = record.name();
        if (!visibility.reaches(record, who)) {
          continue;
        }
        if (found.size() == size) {
          return upTo(found);
        }
        found.add(record.name());
      }
      if (batch.size() < MAX_PAGE) {
        return new NamePage(found, null);
      }
      looked += batch.size();
      if (looked >= LOOKED_AT_ENOUGH && !found.isEmpty()) {
        return upTo(found);
      }
    }
  }

  /** The next page begins after a name that the requester saw; any other would give one away. */
  private static NamePage upTo(List<String> found) {
    return new NamePage(found, found.get(found.size() - 1));
  }

  NameInfo info(String name, Requester who) {
    limits.resolve(who);
    NameRecord record = authority.held(name, who);
    if (!visibility.reaches(record, who)) {
      throw authority.notFound(who);
    }
    LiveName state = ports.live().get(name).orElse(null);
    boolean online = state != null && state.active().isPresent();
    boolean owned = record.owner().equals(who.bare());
    return new NameInfo(
        name,
        record.description(),
        online,
        state != null && online ? state.since() : null,
        record.epoch(),
        owned,
        record.access(),
        record.shown(),
        state == null ? 0 : state.instances().size(),
        owned ? ports.subscriptions().count(name) : 0);
  }
}
