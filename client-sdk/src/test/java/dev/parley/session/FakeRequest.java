package dev.parley.session;

import dev.parley.jingle.Jingle;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;

/** A request that remembers its replies; more than one is a mistake the tests look for. */
public final class FakeRequest implements Request {

  public static final String ACKNOWLEDGED = "result";

  public final List<String> replies = new ArrayList<>();
  private final Jingle jingle;

  public FakeRequest(Jingle jingle) {
    this.jingle = jingle;
  }

  @Override
  public Jingle jingle() {
    return jingle;
  }

  @Override
  public void acknowledge() {
    replies.add(ACKNOWLEDGED);
  }

  @Override
  public void refuse(StanzaError error) {
    replies.add(ErrorNames.of(error));
  }
}
