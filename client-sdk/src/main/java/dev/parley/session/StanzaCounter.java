package dev.parley.session;

import org.jspecify.annotations.Nullable;

/** Adds up stanzas, those of one session also to those of all. From any thread. */
public final class StanzaCounter {

  private final @Nullable StanzaCounter total;
  private StanzaCount count = StanzaCount.NONE;

  /** Counts for all sessions. */
  public StanzaCounter() {
    this(null);
  }

  private StanzaCounter(@Nullable StanzaCounter total) {
    this.total = total;
  }

  /** As of now. */
  public synchronized StanzaCount count() {
    return count;
  }

  /** Counts for one session, and here too. */
  StanzaCounter forSession() {
    return new StanzaCounter(this);
  }

  void add(StanzaCount more) {
    synchronized (this) {
      count = count.plus(more);
    }
    if (total != null) {
      total.add(more);
    }
  }
}
