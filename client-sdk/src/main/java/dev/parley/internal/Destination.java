package dev.parley.internal;

import dev.parley.jingle.Target;
import dev.parley.mapping.JingleForm;
import dev.parley.name.TrustedAddress;
import dev.parley.sdp.Fingerprint;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/**
 * Where to send a session-initiate.
 *
 * @param target the master name that is meant; null if an address is
 * @param form how the peer likes its Jingle
 * @param trusted what is known of the master name's identity; null if an address is called
 */
record Destination(
    EntityFullJid peer,
    @Nullable Target target,
    JingleForm form,
    @Nullable TrustedAddress trusted) {

  /** Whoever is there. */
  Destination(EntityFullJid peer, @Nullable Target target, JingleForm form) {
    this(peer, target, form, null);
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
