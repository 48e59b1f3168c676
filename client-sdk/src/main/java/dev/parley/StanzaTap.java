package dev.parley;

/**
 * Sees the Jingle stanzas of a client, for diagnosis: they hold the session's ICE passwords and
 * tickets, so they belong into no log.
 */
@FunctionalInterface
public interface StanzaTap {

  /** Which way a stanza goes. */
  enum Direction {
    SENT,
    RECEIVED
  }

  /**
   * Called for each Jingle request and each reply to one, on a thread of the library, before the
   * session sees it. Must not block.
   *
   * @param xml the stanza
   */
  void stanza(Direction direction, String xml);
}
