package dev.parley.internal;

import dev.parley.jingle.Target;
import dev.parley.mapping.JingleForm;
import dev.parley.name.TrustedAddress;
import dev.parley.sdp.Fingerprint;
import dev.parley.session.JingleSession;
import dev.parley.session.SessionManager;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/**
 * Where to send a session-initiate.
 *
 * @param target the master name that is meant; null if an address is
 * @param form how the peer likes its Jingle
 * @param trusted what is known of the master name's identity; null if an address is called
 * @param sid the id of the session, if it was agreed on; null to take a new one
 */
record Destination(
    EntityFullJid peer,
    @Nullable Target target,
    JingleForm form,
    @Nullable TrustedAddress trusted,
    @Nullable String sid) {

  /** An instance of a master name. */
  Destination(
      EntityFullJid peer,
      @Nullable Target target,
      JingleForm form,
      @Nullable TrustedAddress trusted) {
    this(peer, target, form, trusted, null);
  }

  /** Whoever is there. */
  Destination(EntityFullJid peer, @Nullable Target target, JingleForm form) {
    this(peer, target, form, null);
  }

  /**
   * Makes the session, of which nothing is said yet.
   *
   * @throws IllegalStateException if there are too many, or that one already
   */
  JingleSession session(SessionManager sessions, Executor executor) {
    return sid == null ? sessions.create(peer, executor) : sessions.create(peer, sid, executor);
  }

  /** Whether the name was resolved to the same instance, in the same term, again. */
  boolean isServedBy(@Nullable Destination now) {
    return now != null
        && peer.equals(now.peer())
        && target != null
        && now.target() != null
        && target.epoch() == now.target().epoch();
  }

  /** The fingerprint that the peer's certificate must have; null if any will do. */
  @Nullable Fingerprint fingerprint() {
    return trusted == null
        ? null
        : trusted.fingerprint().map(f -> new Fingerprint(f.hash(), f.value())).orElse(null);
  }
}
