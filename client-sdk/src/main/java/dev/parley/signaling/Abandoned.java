package dev.parley.signaling;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.session.Handling;
import dev.parley.session.Reply;
import dev.parley.session.SessionListener;
import org.jivesoftware.smack.packet.StanzaError;

/** Listens to a session that nobody wants any more, in the moment before it is terminated. */
final class Abandoned implements SessionListener {

  @Override
  public Handling onAction(Jingle jingle) {
    return Handling.refuse(JingleErrorCondition.UNKNOWN_SESSION.toError());
  }

  @Override
  public void onInitiateRefused(StanzaError error) {}

  @Override
  public void onUnanswered(JingleAction action, Reply.Unanswered how) {}

  @Override
  public void onTerminated(JingleReason reason, boolean remote) {}
}
