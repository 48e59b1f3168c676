package dev.parley;

import java.time.Instant;
import java.util.Objects;
import org.jxmpp.jid.EntityFullJid;

/**
 * A call that nobody of the account answered: it rang until the caller gave up, or it was stored
 * while no device was online.
 *
 * @param caller the device that called, which its XMPP server vouches for
 * @param id of the call
 * @param at when it called
 * @param audio whether the caller wanted to talk
 * @param video whether the caller wanted video
 * @param data whether the call was about data channels
 */
public record MissedCall(
    EntityFullJid caller, String id, Instant at, boolean audio, boolean video, boolean data) {
  public MissedCall {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
  }
}
