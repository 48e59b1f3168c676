package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/** Writes what stands inside the elements of Jingle Message Initiation. */
final class MessageContent {

  private MessageContent() {}

  static void write(JingleMessage message, ElementWriter out) {
    if (message instanceof Propose propose) {
      propose.descriptions().forEach(description -> description.write(out));
    } else if (message instanceof Reject reject) {
      write(reject.reason(), reject.tieBreak(), out);
    } else if (message instanceof Retract retract) {
      write(retract.reason(), retract.tieBreak(), out);
    } else if (message instanceof Finish finish) {
      write(finish.reason(), false, out);
      if (finish.migratedTo() != null) {
        out.open(Finish.MIGRATED).attribute("to", finish.migratedTo()).close();
      }
    }
  }

  private static void write(@Nullable JingleReason reason, boolean tieBreak, ElementWriter out) {
    if (reason != null) {
      reason.write(out);
    }
    if (tieBreak) {
      out.open("tie-break").close();
    }
  }
}
