package dev.parley.name.internal;

import dev.parley.name.Ticket;
import dev.parley.name.TicketVerdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/**
 * What an active instance checks tickets with.
 *
 * @param epoch the epoch it serves
 * @param key the ticket key of that epoch
 */
record TicketKeys(long epoch, SecretKey key) {

  /** How far this machine's clock may be behind or before the server's. */
  static final Duration SKEW = Duration.ofSeconds(30);

  TicketVerdict verify(
      EntityBareJid name, long claimed, @Nullable String text, Jid requester, Clock clock) {
    if (text == null) {
      return TicketVerdict.ABSENT;
    }
    Optional<Ticket> parsed = Ticket.parse(text);
    if (parsed.isEmpty()) {
      return TicketVerdict.INVALID;
    }
    Ticket ticket = parsed.get();
    if (claimed != epoch || ticket.epoch() != epoch) {
      return TicketVerdict.STALE;
    }
    if (!Ticket.isSigned(text, key)
        || !ticket.name().equals(name.getLocalpart().toString())
        || !ticket.service().equals(name.getDomain().toString())
        || !ticket.requester().equals(requester.asBareJid().toString())) {
      return TicketVerdict.INVALID;
    }
    return clock.instant().isAfter(ticket.expiry().plus(SKEW))
        ? TicketVerdict.EXPIRED
        : TicketVerdict.VALID;
  }

  @Override
  public String toString() {
    return "TicketKeys[epoch " + epoch + "]";
  }
}
