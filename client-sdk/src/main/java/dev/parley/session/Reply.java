package dev.parley.session;

import org.jivesoftware.smack.packet.StanzaError;

/** What became of a request that was sent. */
public sealed interface Reply {

  /** It was acknowledged. */
  record Acknowledged() implements Reply {}

  /** It was refused, by the other side or by a server on the way. */
  record Refused(StanzaError error) implements Reply {}

  /**
   * Nothing came back in time, or it could not be sent.
   *
   * @param sent whether it left this side, so that the silence is the other side's
   * @param why one line for people
   */
  record Unanswered(boolean sent, String why) implements Reply {}
}
