package dev.parley.connection;

import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.FullJid;

/**
 * A contact (RFC 6121) as it is known at one moment.
 *
 * @param jid who
 * @param name what the account calls it, if anything
 * @param presence the best of its devices
 * @param peers its devices that run Parley, known by their capabilities (XEP-0115); they can be
 *     connected to
 */
public record Contact(
    BareJid jid, Optional<String> name, ContactPresence presence, Set<FullJid> peers) {

  public Contact {
    peers = Set.copyOf(peers);
  }

  /** Whether at least one of its devices runs Parley. */
  public boolean runsParley() {
    return !peers.isEmpty();
  }
}
