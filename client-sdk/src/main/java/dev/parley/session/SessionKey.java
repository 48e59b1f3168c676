package dev.parley.session;

import static java.util.Objects.requireNonNull;

import org.jxmpp.jid.EntityFullJid;

/**
 * What tells one session of this client from another: a session id alone would let anybody who
 * guesses it speak for the peer.
 *
 * @param peer the other side
 * @param sid the session id that the initiator chose
 */
public record SessionKey(EntityFullJid peer, String sid) {
  public SessionKey {
    requireNonNull(peer, "peer");
    requireNonNull(sid, "sid");
  }
}
