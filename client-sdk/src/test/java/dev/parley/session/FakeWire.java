package dev.parley.session;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.StanzaError;

/** Keeps what is sent, for the test to answer. */
public final class FakeWire implements Wire {

  public record Sent(Jingle jingle, Duration timeout, Consumer<Reply> done) {}

  public final List<Sent> sent = new ArrayList<>();

  @Override
  public void request(Jingle jingle, Duration timeout, Consumer<Reply> done) {
    sent.add(new Sent(jingle, timeout, done));
  }

  public List<JingleAction> actions() {
    return sent.stream().map(s -> s.jingle().action()).toList();
  }

  public Jingle last() {
    return sent.get(sent.size() - 1).jingle();
  }

  public void acknowledgeLast() {
    sent.get(sent.size() - 1).done().accept(new Reply.Acknowledged());
  }

  public void refuseLast(StanzaError error) {
    sent.get(sent.size() - 1).done().accept(new Reply.Refused(error));
  }

  public void leaveLastUnanswered() {
    sent.get(sent.size() - 1).done().accept(new Reply.Unanswered(true, "silence"));
  }
}
