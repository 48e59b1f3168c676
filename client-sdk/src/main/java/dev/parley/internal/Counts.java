package dev.parley.internal;

import dev.parley.SignallingStatistics;
import dev.parley.session.StanzaCount;

/** What sessions count, as the application sees it. */
final class Counts {

  private Counts() {}

  static SignallingStatistics of(StanzaCount count) {
    return new SignallingStatistics(
        count.setsSent(),
        count.setsReceived(),
        count.repliesSent(),
        count.repliesReceived(),
        count.bytesSent(),
        count.bytesReceived(),
        count.candidates(),
        count.candidateBytes());
  }
}
