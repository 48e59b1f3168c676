package dev.parley.peer.internal;

import java.util.ArrayList;
import java.util.List;

/** What ICE servers reported, for the message of a failure. Confined to the peer's executor. */
final class IceErrors {

  private static final int MAX = 8;

  private final List<String> errors = new ArrayList<>();

  void add(String error) {
    if (errors.size() < MAX && !errors.contains(error)) {
      errors.add(error);
    }
  }

  /** To be appended to a message; empty if nothing was reported. */
  String text() {
    return errors.isEmpty() ? "" : "; ICE servers reported " + String.join(", ", errors);
  }
}
