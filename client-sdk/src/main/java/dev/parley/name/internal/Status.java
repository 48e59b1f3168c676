package dev.parley.name.internal;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <status/>} that makes sense.
 *
 * @param key the secret key of the name, shown once
 * @param epoch zero if the service did not say
 * @param ticketKey present while the instance is the active one
 */
record Status(State state, Optional<String> key, long epoch, Optional<SecretKey> ticketKey) {

  /** What it says; a word that is new means nothing to us. */
  enum State {
    REGISTERED,
    STARTED,
    STANDBY,
    STOPPED,
    UNKNOWN
  }

  static Status of(Node node) {
    return new Status(
        state(node.attribute("state")),
        Optional.ofNullable(node.attribute("key")),
        node.number("epoch").orElse(0L),
        Optional.ofNullable(node.attribute("ticket-key")).flatMap(Status::decoded));
  }

  private static State state(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "registered" -> State.REGISTERED;
      case "started" -> State.STARTED;
      case "standby" -> State.STANDBY;
      case "stopped" -> State.STOPPED;
      default -> State.UNKNOWN;
    };
  }

  private static Optional<SecretKey> decoded(String base64) {
    try {
      return Optional.of(new SecretKeySpec(Base64.getUrlDecoder().decode(base64), "HmacSHA256"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Status[" + state + ", epoch " + epoch + "]";
  }
}
