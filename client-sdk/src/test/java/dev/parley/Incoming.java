package dev.parley;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sessions that came in, to be waited for; each echoes what it gets on its first channel. */
public final class Incoming implements Consumer<PeerConnection> {

  private final BlockingQueue<PeerConnection> sessions = new LinkedBlockingQueue<>();

  @Override
  public void accept(PeerConnection session) {
    session.onDataChannel(
        channel ->
            channel.onMessage(
                message -> {
                  var unused =
                      message.isText()
                          ? channel.send(message.text())
                          : channel.send(message.bytes());
                }));
    sessions.add(session);
  }

  public PeerConnection next() throws InterruptedException {
    PeerConnection session = sessions.poll(TestNet.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (session == null) {
      throw new AssertionError("no session came in");
    }
    return session;
  }

  public boolean isEmpty() {
    return sessions.isEmpty();
  }
}
