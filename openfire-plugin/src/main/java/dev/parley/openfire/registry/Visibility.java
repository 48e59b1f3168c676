package dev.parley.openfire.registry;

/**
 * Judges who may know of a name. Whether a name is hidden from the requester or not there at all,
 * one contact list is looked at, so that the work done for the answer is the same.
 */
final class Visibility {
  private final Ports ports;

  Visibility(Ports ports) {
    this.ports = ports;
  }

  /** Whether the requester may resolve, watch and find the name. */
  boolean reaches(NameRecord record, Requester who) {
    if (!record.held()) {
      return lookInVain(who);
    }
    if (record.owner().equals(who.bare()) || serves(record.name(), who)) {
      return true;
    }
    return switch (record.access()) {
      case OPEN -> true;
      case CONTACTS -> ports.contacts().sees(record.owner(), who.bare());
      case ALLOW ->
          record.allow().contains(who.bare())
              || record.allow().contains(who.domain())
              || lookInVain(who);
      case PRIVATE -> lookInVain(who);
    };
  }

  /** Looks at the requester's own contact list, for nothing; returns false. */
  boolean lookInVain(Requester who) {
    boolean unused = ports.contacts().sees(who.bare(), who.bare());
    return false;
  }

  private boolean serves(String name, Requester who) {
    return ports.live().get(name).flatMap(state -> state.at(who.full())).isPresent();
  }
}
