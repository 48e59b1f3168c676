package dev.parley.internal;

import dev.parley.CallOptions;
import dev.parley.ConnectOptions;
import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import dev.parley.IncomingCall;
import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.MissedCall;
import dev.parley.OutgoingCall;
import dev.parley.Parley;
import dev.parley.ParleyClosedException;
import dev.parley.PeerConnection;
import dev.parley.SignallingStatistics;
import dev.parley.StanzaTap;
import dev.parley.StopOptions;
import dev.parley.connection.Connection;
import dev.parley.connection.Contacts;
import dev.parley.ice.IceConfig;
import dev.parley.name.KnownMasters;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameException;
import dev.parley.name.NameRegistry;
import dev.parley.name.NameService;
import dev.parley.name.SecretKeyStore;
import dev.parley.name.Standing;
import dev.parley.name.StartedName;
import dev.parley.name.StartedNameListener;
import dev.parley.peer.EndReason;
import dev.parley.session.SessionKey;
import dev.parley.session.SessionLimits;
import dev.parley.session.SessionManager;
import dev.parley.session.StanzaObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client: joins the connection, the names, the sessions and the peers. */
public final class ParleyClient implements Parley {

  private static final Logger LOG = LoggerFactory.getLogger(ParleyClient.class);
  private static final long GOODBYE_SECONDS = 4;
  private static final long RELAY_SECONDS = 3;

  private final ClientSettings settings;
  private final Connection connection;
  private final Contacts contacts;
  private final NameService names;
  private final SessionManager sessions;
  private final Links links = new Links();
  private final NativeParts nativeParts = new NativeParts();
  private final NameCertificates certificates = new NameCertificates();
  private final PeerMaker peers;
  private final Handoff byAddress = new Handoff();
  private final Map<String, MasterHandle> masters = new ConcurrentSkipListMap<>();
  private final Set<Dialing> calls = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Calls people;

  /** A client that has not signed in. */
  public ParleyClient(ClientSettings settings) {
    this.settings = settings;
    this.connection = Connection.create(settings.connection());
    this.contacts = new RelayedContacts(connection.contacts(), settings.application("contacts"));
    this.names =
        NameService.create(
            connection,
            SecretKeyStore.inFolder(settings.storage()),
            KnownMasters.inFile(settings.storage().resolve("known-masters")),
            certificates);
    this.peers = new PeerMaker(this::iceConfig, certificates, links);
    this.sessions =
        new SessionManager(
            connection,
            new Doorkeeper(names, connection.contacts(), peers, new Hosts(), settings::application),
            SessionLimits.defaults(),
            observer(settings.tap()));
    this.people = new Calls(connection, sessions, peers, settings);
    sessions.start();
    Features.SESSIONS.forEach(connection::addFeature);
  }

  private static @Nullable StanzaObserver observer(@Nullable StanzaTap tap) {
    return tap == null
        ? null
        : (sent, xml) ->
            tap.stanza(sent ? StanzaTap.Direction.SENT : StanzaTap.Direction.RECEIVED, xml);
  }

  @Override
  public CompletableFuture<Parley> signIn() {
    if (closed.get()) {
      return over();
    }
    nativeParts.prepare();
    return relayed(connection.signIn().thenCompose(online -> relays()).thenApply(signedIn -> this));
  }

  /** What the application configured, and after it what the server tells of. */
  private IceConfig iceConfig() {
    return settings.iceConfig().withServers(connection.iceServers());
  }

  /**
   * Who wants to be relayed only, and has no relay, can do nothing before the server tells of one.
   */
  private CompletableFuture<Void> relays() {
    return settings.iceConfig().isRelayWithoutTurn()
        ? connection.iceServersKnown().completeOnTimeout(null, RELAY_SECONDS, TimeUnit.SECONDS)
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public EntityFullJid address() {
    return connection
        .jid()
        .orElseThrow(() -> new IllegalStateException("not signed in yet: call signIn first"));
  }

  @Override
  public CompletableFuture<Master> startMaster(String name, MasterOptions options) {
    if (closed.get()) {
      return over();
    }
    MasterHandle handle =
        new MasterHandle(name, options.policy(), this::stop, settings::application);
    if (masters.putIfAbsent(name, handle) != null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the name " + name + " is started here already"));
    }
    CompletableFuture<Master> result = new CompletableFuture<>();
    var unused =
        nativeParts
            .ready()
            .thenCompose(ready -> names.start(name, options.start()))
            .whenComplete(
                (started, failure) -> {
                  if (failure != null) {
                    masters.remove(name, handle);
                    result.completeExceptionally(failure);
                  } else {
                    handle.started(started);
                    forgetAtEnd(handle, started);
                    result.complete(handle);
                  }
                });
    return relayed(result);
  }

  /** Its owner can end a name from anywhere. */
  private void forgetAtEnd(MasterHandle handle, StartedName started) {
    started.addListener(
        new StartedNameListener() {
          @Override
          public void onEnded(NameException cause) {
            masters.remove(handle.name(), handle);
          }
        });
    if (started.standing() == Standing.ENDED) {
      masters.remove(handle.name(), handle);
    }
  }

  @Override
  public CompletableFuture<NameAnswer> stopMaster(String name, StopOptions options) {
    return relayed(
        names
            .stop(name)
            .thenApply(
                answer -> {
                  masters.remove(name);
                  if (!options.keepSessions()) {
                    links.end(
                        link -> link.cameInBy(name),
                        EndReason.GONE,
                        "the master name " + name + " was stopped");
                  }
                  return answer;
                }));
  }

  private CompletableFuture<NameAnswer> stop(MasterHandle handle, StopOptions options) {
    return masters.get(handle.name()) == handle
        ? stopMaster(handle.name(), options)
        : CompletableFuture.completedFuture(NameAnswer.STOPPED);
  }

  @Override
  public CompletableFuture<PeerConnection> connect(String name, ConnectOptions options) {
    return dial(new NameRoute(names, name, options.acceptNewMaster()), options);
  }

  @Override
  public CompletableFuture<PeerConnection> connect(Jid peer, ConnectOptions options) {
    return dial(new AddressRoute(connection.contacts(), peer), options);
  }

  Route routeTo(String name) {
    return new NameRoute(names, name, false);
  }

  Connection connection() {
    return connection;
  }

  CompletableFuture<PeerConnection> dial(Route route, ConnectOptions options) {
    return new Redial(route.describe(), options, within -> dialOnce(route, within)).start();
  }

  private CompletableFuture<PeerConnection> dialOnce(Route route, ConnectOptions options) {
    if (closed.get()) {
      return over();
    }
    Dialing call =
        new Dialing(
            connection,
            sessions,
            peers,
            route,
            options,
            settings.application("application for " + route.describe()));
    calls.add(call);
    CompletableFuture<PeerConnection> result = call.start();
    var unused = result.whenComplete((connection, failure) -> calls.remove(call));
    return result;
  }

  @Override
  public void onConnection(Consumer<PeerConnection> handler) {
    byAddress.to(handler);
  }

  @Override
  public OutgoingCall call(EntityBareJid person, CallOptions options) {
    return people.call(person, options);
  }

  @Override
  public void onCall(Consumer<IncomingCall> handler) {
    people.onCall(handler);
  }

  @Override
  public void onMissedCall(Consumer<MissedCall> handler) {
    people.onMissedCall(handler);
  }

  private final class Hosts implements Doorkeeper.Hosts {

    @Override
    public List<Doorkeeper.Host> of(String name) {
      MasterHandle master = masters.get(name);
      return master == null ? List.of() : List.of(host(master));
    }

    @Override
    public List<Doorkeeper.Host> of(SessionKey session, ConnectionRequest request) {
      List<Doorkeeper.Host> ofCall = people.hostsOf(session);
      if (ofCall != null) {
        return ofCall;
      }
      for (Dialing call : calls) {
        if (call.isTo(session.peer()) && call.wantsWhat(request)) {
          return List.of(host(call, session));
        }
      }
      Doorkeeper.Host direct = people.directHost(request);
      if (direct != null) {
        return List.of(direct);
      }
      if (byAddress.isSet()) {
        return List.of(new Doorkeeper.Host(settings.policy(), byAddress, null));
      }
      return masters.values().stream().map(ParleyClient::host).toList();
    }
  }

  /** Whoever is being called is welcome to call; one of the two calls stays. */
  private Doorkeeper.Host host(Dialing call, SessionKey theirs) {
    Handoff handoff = new Handoff();
    handoff.to(link -> call.adopt((PeerLink) link));
    return new Doorkeeper.Host(
        Asking.of(
            request ->
                call.yieldTo(theirs, address().toString()).join()
                    ? Decision.accept(call.tracks())
                    : Decision.reject(EndReason.ALTERNATIVE_SESSION, null)),
        handoff,
        null,
        failure -> call.callAfterAll());
  }

  private static Doorkeeper.Host host(MasterHandle master) {
    return new Doorkeeper.Host(master.policy(), master.handoff(), master.name());
  }

  @Override
  public NameRegistry names() {
    return new RelayedNames(names, settings::application);
  }

  @Override
  public Contacts contacts() {
    return contacts;
  }

  @Override
  public SignallingStatistics signallingStatistics() {
    return Counts.of(sessions.stanzas());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List<CompletableFuture<?>> ends = new ArrayList<>();
    ends.add(links.close(EndReason.GONE, "the peer signed out"));
    masters.keySet().forEach(name -> ends.add(names.stop(name)));
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
          .thenCompose(ended -> people.close())
          .get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The goodbyes were not all heard: {}", e.getMessage());
    }
    masters.clear();
    sessions.close();
    connection.close();
    nativeParts.close();
  }

  /** Each on an executor of its own, so that a stage that blocks keeps no other one waiting. */
  private <T> CompletableFuture<T> relayed(CompletableFuture<T> stage) {
    return Relays.to(settings.application("answers"), stage);
  }

  private static <T> CompletableFuture<T> over() {
    return CompletableFuture.failedFuture(new ParleyClosedException());
  }
}
