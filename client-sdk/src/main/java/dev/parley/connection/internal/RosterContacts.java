package dev.parley.connection.internal;

import dev.parley.connection.Contact;
import dev.parley.connection.ContactException;
import dev.parley.connection.ContactPresence;
import dev.parley.connection.Contacts;
import dev.parley.connection.ContactsListener;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.RosterListener;
import org.jivesoftware.smack.roster.RosterLoadedListener;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.FullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contacts from Smack's roster; a snapshot of each is kept so that listeners see only changes. */
final class RosterContacts implements Contacts {

  private static final Logger LOG = LoggerFactory.getLogger(RosterContacts.class);

  private final XmppLink link;
  private final Roster roster;
  private final PeerFeatures peers;
  private final Map<BareJid, Contact> known = new ConcurrentHashMap<>();
  private final List<ContactsListener> listeners = new CopyOnWriteArrayList<>();

  RosterContacts(XmppLink link) {
    this.link = link;
    this.roster = Roster.getInstanceFor(link.smack());
    this.peers = new PeerFeatures(link, this::refreshAll);
    roster.addRosterListener(new Events());
    roster.addRosterLoadedListener(new Loaded());
    roster.addSubscribeListener(
        (from, request) -> {
          tell(listener -> listener.onRequest(from.asBareJid()));
          return null;
        });
  }

  @Override
  public List<Contact> all() {
    return List.copyOf(known.values());
  }

  @Override
  public Optional<Contact> find(BareJid jid) {
    return Optional.ofNullable(known.get(jid));
  }

  @Override
  public CompletableFuture<Void> add(BareJid jid, Optional<String> name) {
    RosterPacket.Item item = new RosterPacket.Item(jid, name.orElse(null));
    return change(item)
        .thenAcceptAsync(stored -> sendPresence(jid, Presence.Type.subscribe), link.events());
  }

  @Override
  public CompletableFuture<Void> remove(BareJid jid) {
    RosterPacket.Item item = new RosterPacket.Item(jid, null);
    item.setItemType(RosterPacket.ItemType.remove);
    return change(item).thenAcceptAsync(stored -> {}, link.events());
  }

  @Override
  public CompletableFuture<Void> approve(BareJid jid) {
    return CompletableFuture.runAsync(
        () -> sendPresence(jid, Presence.Type.subscribed), link.events());
  }

  @Override
  public void addListener(ContactsListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(ContactsListener listener) {
    listeners.remove(listener);
  }

  private CompletableFuture<IQ> change(RosterPacket.Item item) {
    RosterPacket packet = new RosterPacket();
    packet.setType(IQ.Type.set);
    packet.addRosterItem(item);
    return link.request(packet)
        .exceptionally(
            failure -> {
              Throwable cause = failure.getCause() == null ? failure : failure.getCause();
              if (cause instanceof IqErrorException) {
                throw new ContactException(
                    "the server refused to change the contact " + item.getJid(), cause);
              }
              throw cause instanceof RuntimeException known
                  ? known
                  : new ContactException("the contact was not changed", cause);
            })
        .toCompletableFuture();
  }

  private void sendPresence(Jid to, Presence.Type type) {
    link.send(link.smack().getStanzaFactory().buildPresenceStanza().to(to).ofType(type).build());
  }

  private void tell(Consumer<ContactsListener> event) {
    for (ContactsListener listener : listeners) {
      link.events().execute(() -> event.accept(listener));
    }
  }

  private void refreshAll() {
    for (RosterEntry entry : roster.getEntries()) {
      refresh(entry.getJid());
    }
  }

  private void refresh(BareJid jid) {
    RosterEntry entry = roster.getEntry(jid);
    if (entry == null) {
      if (known.remove(jid) != null) {
        tell(listener -> listener.onRemoved(jid));
      }
      return;
    }
    Contact now = snapshot(entry);
    if (!now.equals(known.put(jid, now))) {
      tell(listener -> listener.onChanged(now));
    }
  }

  private Contact snapshot(RosterEntry entry) {
    ContactPresence best = ContactPresence.OFFLINE;
    Map<FullJid, Boolean> devices = new LinkedHashMap<>();
    for (Presence presence : roster.getAllPresences(entry.getJid())) {
      FullJid from = presence.getFrom().asFullJidIfPossible();
      if (!presence.isAvailable() || from == null) {
        continue;
      }
      ContactPresence mode = mode(presence);
      best = mode.compareTo(best) < 0 ? mode : best;
      devices.put(from, peers.runsParley(presence).orElse(false));
    }
    Set<FullJid> running = new HashSet<>();
    devices.forEach(
        (jid, parley) -> {
          if (parley) {
            running.add(jid);
          }
        });
    return new Contact(entry.getJid(), Optional.ofNullable(entry.getName()), best, running);
  }

  private static ContactPresence mode(Presence presence) {
    return switch (presence.getMode()) {
      case available, chat -> ContactPresence.AVAILABLE;
      case away, xa -> ContactPresence.AWAY;
      case dnd -> ContactPresence.BUSY;
    };
  }

  /** A new session starts with everybody offline and a fresh list. */
  private final class Loaded implements RosterLoadedListener {

    @Override
    public void onRosterLoaded(Roster loaded) {
      link.worker().execute(RosterContacts.this::refreshAll);
    }

    @Override
    public void onRosterLoadingFailed(Exception e) {
      LOG.info("The contact list did not come: {}", e.getMessage());
    }
  }

  private final class Events implements RosterListener {

    @Override
    public void entriesAdded(Collection<Jid> addresses) {
      changed(addresses);
    }

    @Override
    public void entriesUpdated(Collection<Jid> addresses) {
      changed(addresses);
    }

    @Override
    public void entriesDeleted(Collection<Jid> addresses) {
      changed(addresses);
    }

    @Override
    public void presenceChanged(Presence presence) {
      changed(List.of(presence.getFrom()));
    }

    private void changed(Collection<Jid> addresses) {
      link.worker().execute(() -> addresses.forEach(jid -> refresh(jid.asBareJid())));
    }
  }
}
