package dev.parley.session;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleReason;
import org.jivesoftware.smack.packet.StanzaError;

/** Told what the other side of a session does. Called on the session's executor. */
public interface SessionListener {

  /**
   * The other side did something that is in order. Called for every action but session-initiate and
   * session-terminate; the session's state is the one before it.
   */
  Handling onAction(Jingle jingle);

  /** The session-initiate was refused; the session is over. */
  void onInitiateRefused(StanzaError error);

  /**
   * A request was not acknowledged in time. The session goes on: the path between the peers may
   * work although the way over the server does not.
   */
  void onUnanswered(JingleAction action, Reply.Unanswered how);

  /**
   * The session is over.
   *
   * @param remote whether the other side ended it
   */
  void onTerminated(JingleReason reason, boolean remote);
}
