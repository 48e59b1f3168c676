package dev.parley.connection;

import org.jxmpp.jid.BareJid;

/** Told about contacts, in order, on the listener executor of {@link ConnectionSettings}. */
public interface ContactsListener {

  /** A contact was added, or its name, presence or peers changed. */
  default void onChanged(Contact contact) {}

  /** A contact was removed from the list. */
  default void onRemoved(BareJid jid) {}

  /** Somebody asks to see this account's presence; answer with {@link Contacts#approve}. */
  default void onRequest(BareJid jid) {}
}
