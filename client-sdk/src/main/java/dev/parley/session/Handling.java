package dev.parley.session;

import static java.util.Objects.requireNonNull;

import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a request: refused with an error, or acknowledged and then acted upon. The
 * acknowledgement goes out first, so that the other side sees it before whatever the action brings
 * about.
 *
 * @param error null to acknowledge
 * @param then runs after the acknowledgement, and not after an error
 */
public record Handling(@Nullable StanzaError error, Runnable then) {
  public Handling {
    requireNonNull(then, "then");
  }

  /** Acknowledge, then do that. */
  public static Handling acknowledge(Runnable then) {
    return new Handling(null, then);
  }

  /** Acknowledge, and there is nothing to do. */
  public static Handling acknowledge() {
    return new Handling(null, () -> {});
  }

  /** Refuse. */
  public static Handling refuse(StanzaError error) {
    return new Handling(requireNonNull(error, "error"), () -> {});
  }
}
