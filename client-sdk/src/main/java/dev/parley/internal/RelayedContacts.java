package dev.parley.internal;

import dev.parley.connection.Contact;
import dev.parley.connection.Contacts;
import dev.parley.connection.ContactsListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jxmpp.jid.BareJid;

/** The contacts, telling what happens to them where the application's code runs. */
final class RelayedContacts implements Contacts {

  private final Contacts contacts;
  private final Executor application;
  private final Map<ContactsListener, ContactsListener> relays = new ConcurrentHashMap<>();

  RelayedContacts(Contacts contacts, Executor application) {
    this.contacts = contacts;
    this.application = application;
  }

  @Override
  public List<Contact> all() {
    return contacts.all();
  }

  @Override
  public Optional<Contact> find(BareJid jid) {
    return contacts.find(jid);
  }

  @Override
  public CompletableFuture<Void> add(BareJid jid, Optional<String> name) {
    return relayed(contacts.add(jid, name));
  }

  @Override
  public CompletableFuture<Void> remove(BareJid jid) {
    return relayed(contacts.remove(jid));
  }

  @Override
  public CompletableFuture<Void> approve(BareJid jid) {
    return relayed(contacts.approve(jid));
  }

  @Override
  public void addListener(ContactsListener listener) {
    contacts.addListener(relays.computeIfAbsent(listener, Relay::new));
  }

  @Override
  public void removeListener(ContactsListener listener) {
    ContactsListener relay = relays.remove(listener);
    if (relay != null) {
      contacts.removeListener(relay);
    }
  }

  private CompletableFuture<Void> relayed(CompletableFuture<Void> stage) {
    return Relays.to(application, stage);
  }

  private final class Relay implements ContactsListener {

    private final ContactsListener listener;

    Relay(ContactsListener listener) {
      this.listener = listener;
    }

    @Override
    public void onChanged(Contact contact) {
      application.execute(() -> listener.onChanged(contact));
    }

    @Override
    public void onRemoved(BareJid jid) {
      application.execute(() -> listener.onRemoved(jid));
    }

    @Override
    public void onRequest(BareJid jid) {
      application.execute(() -> listener.onRequest(jid));
    }
  }
}
