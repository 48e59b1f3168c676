package dev.parley.connection.internal;

import dev.parley.connection.Account;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionClosedException;
import dev.parley.connection.ConnectionListener;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.ConnectionState;
import dev.parley.connection.Contacts;
import dev.parley.connection.NotOnlineException;
import dev.parley.connection.RequestTimeoutException;
import dev.parley.ice.IceServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection as others see it; {@link LinkKeeper} keeps the link that it stands for. */
public final class SmackLink implements XmppLink {

  private static final Logger LOG = LoggerFactory.getLogger(SmackLink.class);

  private final ConnectionSettings settings;
  private final LinkThreads threads;
  private final SmackSession session;
  private final Requests requests;
  private final LinkKeeper keeper;
  private final RosterContacts contacts;
  private final ExternalServices services;
  private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
  private final List<LinkListener> linkListeners = new CopyOnWriteArrayList<>();

  /** A link that is not signed in. */
  public SmackLink(ConnectionSettings settings) {
    this.settings = settings;
    this.threads = new LinkThreads(settings);
    this.session = new SmackSession(settings);
    this.requests = new Requests(session.smack(), threads.worker());
    this.keeper = new LinkKeeper(settings, session, requests, threads, this::tellLink, this::tell);
    this.contacts = new RosterContacts(this);
    this.services = new ExternalServices(this, InstantSource.system());
    addLinkListener(services);
  }

  @Override
  public CompletableFuture<Connection> signIn() {
    CompletableFuture<Connection> done = new CompletableFuture<>();
    keeper
        .signIn()
        .whenCompleteAsync(
            (nothing, failure) -> {
              if (failure == null) {
                done.complete(this);
              } else {
                done.completeExceptionally(Failures.cause(failure));
              }
            },
            threads.events());
    return done;
  }

  @Override
  public ConnectionState state() {
    return keeper.state();
  }

  @Override
  public Account account() {
    return settings.account();
  }

  @Override
  public Optional<EntityFullJid> jid() {
    return Optional.ofNullable(session.smack().getUser());
  }

  @Override
  public Contacts contacts() {
    return contacts;
  }

  @Override
  public List<IceServer> iceServers() {
    return services.servers();
  }

  @Override
  public CompletableFuture<Void> iceServersKnown() {
    return services.known();
  }

  @Override
  public void addServiceSource(DomainBareJid source) {
    services.addSource(source);
  }

  @Override
  public void addFeature(String feature) {
    ServiceDiscoveryManager discovery = ServiceDiscoveryManager.getInstanceFor(session.smack());
    if (!discovery.includesFeature(feature)) {
      discovery.addFeature(feature);
    }
  }

  @Override
  public void addListener(ConnectionListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(ConnectionListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void addLinkListener(LinkListener listener) {
    linkListeners.add(listener);
  }

  @Override
  public void removeLinkListener(LinkListener listener) {
    linkListeners.remove(listener);
  }

  @Override
  public XMPPConnection smack() {
    return session.smack();
  }

  @Override
  public void send(Stanza stanza) {
    requireOnline();
    try {
      session.smack().sendStanzaNonBlocking(stanza);
    } catch (SmackException.NotConnectedException e) {
      throw new NotOnlineException("the link to the server was lost: try again", e);
    } catch (SmackException.OutgoingQueueFullException e) {
      throw new NotOnlineException("too much waits to be sent to the server: try again", e);
    }
  }

  @Override
  public CompletionStage<IQ> request(IQ request, Duration timeout) {
    try {
      requireOnline();
    } catch (NotOnlineException | ConnectionClosedException e) {
      return CompletableFuture.failedStage(e);
    }
    CompletionStage<IQ> answer = requests.send(request, timeout);
    return answer.whenComplete(
        (iq, failure) -> {
          if (failure instanceof RequestTimeoutException) {
            keeper.suspect();
          }
        });
  }

  @Override
  public CompletionStage<IQ> request(IQ request) {
    return request(request, settings.timings().reply());
  }

  private void requireOnline() {
    switch (keeper.state()) {
      case ONLINE -> {}
      case CLOSED -> throw new ConnectionClosedException("the connection is closed", null);
      default -> throw new NotOnlineException("not connected to the server now: try again", null);
    }
  }

  @Override
  public void enableCarbons() {
    session.enableCarbons();
  }

  @Override
  public boolean hasCarbons() {
    return session.hasCarbons();
  }

  @Override
  public Executor worker() {
    return threads.worker();
  }

  @Override
  public Executor events() {
    return threads.events();
  }

  @Override
  public ScheduledExecutorService timer() {
    return threads.worker();
  }

  private void tellLink(Consumer<LinkListener> event) {
    for (LinkListener listener : linkListeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("An internal listener failed", e);
      }
    }
  }

  private void tell(Consumer<ConnectionListener> event) {
    for (ConnectionListener listener : listeners) {
      threads.events().execute(() -> event.accept(listener));
    }
  }

  @Override
  public CompletableFuture<Void> closeAsync() {
    return keeper.close();
  }

  @Override
  public void close() {
    try {
      // The keeper's own limits are shorter; this one only keeps a caller from waiting on a bug.
      closeAsync().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the connection did not close", e);
    }
  }
}
