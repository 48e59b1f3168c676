package dev.parley.session;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleReason;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;

/** Remembers what it is told, and does as the test wants. */
final class FakeListener implements SessionListener {

  final List<String> events = new ArrayList<>();
  Handling answer = Handling.acknowledge();

  @Override
  public Handling onAction(Jingle jingle) {
    events.add(jingle.action().token());
    return answer;
  }

  @Override
  public void onInitiateRefused(StanzaError error) {
    events.add("refused " + ErrorNames.of(error));
  }

  @Override
  public void onUnanswered(JingleAction action, Reply.Unanswered how) {
    events.add("unanswered " + action.token());
  }

  @Override
  public void onTerminated(JingleReason reason, boolean remote) {
    events.add((remote ? "ended by peer " : "ended here ") + reason.condition().token());
  }
}
