package dev.parley;

import java.util.Collection;
import java.util.Set;
import org.jxmpp.jid.BareJid;

/**
 * Decides who gets a session.
 *
 * <p>Called on the application executor, so it may take its time, but after 30 seconds the caller
 * is told that nobody answered. A policy that throws declines.
 */
@FunctionalInterface
public interface ConnectionPolicy {

  Decision decide(ConnectionRequest request);

  /** Whoever holds a ticket for the name, and the account's contacts. */
  static ConnectionPolicy ticketHoldersAndContacts() {
    return request ->
        request.ticket() || request.contact() ? Decision.accept() : Decision.reject(null);
  }

  /** The account's contacts. */
  static ConnectionPolicy contacts() {
    return request -> request.contact() ? Decision.accept() : Decision.reject(null);
  }

  /** Everyone who can send this client a stanza, plain Jingle clients among them. */
  static ConnectionPolicy everyone() {
    return request -> Decision.accept();
  }

  /** These accounts, and the accounts of these domains, and nobody else. */
  static ConnectionPolicy allowOnly(Collection<? extends BareJid> accountsAndDomains) {
    Set<BareJid> allowed = Set.copyOf(accountsAndDomains);
    return request ->
        allowed.contains(request.caller().asBareJid())
                || allowed.contains(request.caller().asDomainBareJid())
            ? Decision.accept()
            : Decision.reject("not on the list of those who may connect");
  }
}
