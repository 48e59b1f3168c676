package dev.parley.connection.internal;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.XMPPException;
import org.jspecify.annotations.Nullable;

/** Brings the end of a link from Smack's threads to the worker. */
final class SmackEvents implements ConnectionListener {

  private final Consumer<Runnable> worker;
  private final BiConsumer<String, @Nullable Exception> lost;

  SmackEvents(Consumer<Runnable> worker, BiConsumer<String, @Nullable Exception> lost) {
    this.worker = worker;
    this.lost = lost;
  }

  @Override
  public void connectionClosed() {
    worker.accept(() -> lost.accept("the server closed it", null));
  }

  @Override
  public void connectionClosedOnError(Exception e) {
    String reason =
        e instanceof XMPPException.StreamErrorException stream
            ? "the server ended it: " + stream.getStreamError().getCondition()
            : "the link broke";
    worker.accept(() -> lost.accept(reason, e));
  }
}
