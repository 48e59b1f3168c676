package dev.parley.openfire.registry;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link StartRequest}.
 *
 * @param state registered, started or standby
 * @param key the secret key, only when registered
 * @param epoch the epoch of the instance, or of the active one if this is a standby
 * @param ticketKey to check tickets with, unless standby
 */
public record StartAnswer(
    StartState state, @Nullable String key, long epoch, @Nullable String ticketKey) {

  @Override
  public String toString() {
    return "StartAnswer[" + state + ", epoch " + epoch + "]";
  }
}
