package dev.parley.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/** Somebody did not answer a request in time; try again. */
public final class RequestTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RequestTimeoutException(@Nullable Jid to, Duration waited) {
    super(
        (to == null ? "the server" : to)
            + " did not answer within "
            + waited.toMillis()
            + " ms: try again");
  }
}
