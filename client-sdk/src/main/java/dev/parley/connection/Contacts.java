package dev.parley.connection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/**
 * The contact list (RFC 6121) of the account. Nothing in it changes by itself: requests of others
 * wait for {@link #approve}.
 */
public interface Contacts {

  /** All contacts as they are known now; empty before the first sign-in. */
  List<Contact> all();

  /** One contact as it is known now. */
  Optional<Contact> find(BareJid jid);

  /**
   * Adds a contact (or renames it) and asks to see its presence.
   *
   * @param name what to call it
   * @return completes when the server has stored it; fails with {@link NotOnlineException}, {@link
   *     RequestTimeoutException} or {@link ContactException}
   */
  CompletableFuture<Void> add(BareJid jid, Optional<String> name);

  /**
   * Removes a contact, and both sides' view of each other's presence.
   *
   * @return as {@link #add}
   */
  CompletableFuture<Void> remove(BareJid jid);

  /**
   * Lets somebody see this account's presence.
   *
   * @return completes when it is sent; fails with {@link NotOnlineException}
   */
  CompletableFuture<Void> approve(BareJid jid);

  /** Adds a listener. It is told of changes from now on; see {@link #all()} for what is. */
  void addListener(ContactsListener listener);

  /** Removes a listener, if it was there. */
  void removeListener(ContactsListener listener);
}
