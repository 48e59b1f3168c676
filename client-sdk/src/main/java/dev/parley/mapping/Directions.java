package dev.parley.mapping;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Senders;
import dev.parley.sdp.Direction;

/** Directions, which depend on who speaks, and senders, which do not. */
final class Directions {
  private Directions() {}

  static Senders toSenders(Direction direction, Creator writer) {
    return writer == Creator.INITIATOR
        ? Senders.of(direction.sends(), direction.receives())
        : Senders.of(direction.receives(), direction.sends());
  }

  static Direction toDirection(Senders senders, Creator writer) {
    return Direction.of(senders.includes(writer), senders.includes(writer.other()));
  }
}
