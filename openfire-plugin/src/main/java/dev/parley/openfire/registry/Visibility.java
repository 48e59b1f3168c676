package dev.parley.openfire.registry;

/** Judges who may know of a name. */
final class Visibility {
  private final Ports ports;

  Visibility(Ports ports) {
    this.ports = ports;
  }

  /** Whether the requester may resolve, watch and find the name. */
  boolean reaches(NameRecord record, Requester who) {
    if (!record.held()) {
      return false;
    }
    if (record.owner().equals(who.bare()) || serves(record.name(), who)) {
      return true;
    }
    return switch (record.access()) {
      case OPEN -> true;
      case CONTACTS -> ports.contacts().sees(record.owner(), who.bare());
      case ALLOW -> record.allow().contains(who.bare()) || record.allow().contains(who.domain());
      case PRIVATE -> false;
    };
  }

  private boolean serves(String name, Requester who) {
    return ports.live().get(name).flatMap(state -> state.at(who.full())).isPresent();
  }
}
