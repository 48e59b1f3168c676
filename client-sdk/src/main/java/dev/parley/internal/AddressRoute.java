package dev.parley.internal;

import dev.parley.PeerUnavailableException;
import dev.parley.connection.Contact;
import dev.parley.connection.Contacts;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.PeerOptions.Bundle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.FullJid;
import org.jxmpp.jid.Jid;

/** By address: a full JID as it is; for a bare one, a contact's device that runs Parley. */
record AddressRoute(Contacts contacts, Jid called) implements Route {

  @Override
  public String describe() {
    return called.toString();
  }

  @Override
  public Optional<String> name() {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Destination> find() {
    EntityFullJid full = called.asEntityFullJidIfPossible();
    if (full != null) {
      return CompletableFuture.completedFuture(
          new Destination(full, null, isParley(full) ? JingleForm.PARLEY : JingleForm.STANDARD));
    }
    for (FullJid device : peers().map(Contact::peers).orElseGet(java.util.Set::of)) {
      EntityFullJid peer = device.asEntityFullJidIfPossible();
      if (peer != null) {
        return CompletableFuture.completedFuture(new Destination(peer, null, JingleForm.PARLEY));
      }
    }
    return CompletableFuture.failedFuture(
        new PeerUnavailableException(
            called,
            "no device of it that runs Parley is online, or it is not a contact; add it as a"
                + " contact, or call one device by its full address"));
  }

  /** Whoever is not known to be Parley may not bundle: Dino does not. */
  @Override
  public Bundle bundle() {
    EntityFullJid full = called.asEntityFullJidIfPossible();
    return full == null || isParley(full) ? Bundle.REQUIRED : Bundle.PREFERRED;
  }

  private boolean isParley(EntityFullJid device) {
    return peers().map(contact -> contact.peers().contains(device)).orElse(false);
  }

  private Optional<Contact> peers() {
    return contacts.find(called.asBareJid());
  }
}
