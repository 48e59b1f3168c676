package dev.parley.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jxmpp.jid.EntityBareJid;

/** Counts proposals, so that nobody rings without end. For one thread. */
final class ProposeRates {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_ACCOUNTS = 1000;

  private final InvitationLimits limits;
  private final ArrayDeque<Instant> all = new ArrayDeque<>();
  private final Map<EntityBareJid, ArrayDeque<Instant>> accounts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EntityBareJid, ArrayDeque<Instant>> eldest) {
          return size() > MAX_ACCOUNTS;
        }
      };

  ProposeRates(InvitationLimits limits) {
    this.limits = limits;
  }

  /** Whether one more of that account is taken; what is not taken does not count. */
  boolean admit(EntityBareJid account, Instant now) {
    ArrayDeque<Instant> own = accounts.computeIfAbsent(account, a -> new ArrayDeque<>());
    if (recent(own, now) >= limits.perAccount() || recent(all, now) >= limits.perMinute()) {
      return false;
    }
    own.add(now);
    all.add(now);
    return true;
  }

  private static int recent(ArrayDeque<Instant> times, Instant now) {
    Instant oldest = now.minus(WINDOW);
    while (!times.isEmpty() && !times.element().isAfter(oldest)) {
      times.remove();
    }
    return times.size();
  }
}
