package dev.parley.name.internal;

import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionClosedException;
import dev.parley.connection.internal.LinkListener;
import dev.parley.connection.internal.XmppLink;
import dev.parley.name.InstanceCertificates;
import dev.parley.name.InvalidNameException;
import dev.parley.name.KnownMasters;
import dev.parley.name.NameAddress;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameIdentity;
import dev.parley.name.NameInfo;
import dev.parley.name.NameListener;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NamePage;
import dev.parley.name.NameProfile;
import dev.parley.name.NameRule;
import dev.parley.name.NameService;
import dev.parley.name.NameServiceException;
import dev.parley.name.NameWatch;
import dev.parley.name.SecretKeyStore;
import dev.parley.name.StartOptions;
import dev.parley.name.StartedName;
import dev.parley.name.TicketVerdict;
import dev.parley.name.TrustedAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name service of one connection: what is started and watched, and questions to the server. */
public final class Names implements NameService {

  private static final Logger LOG = LoggerFactory.getLogger(Names.class);

  private final XmppLink link;
  private final NameContext context;
  private final Map<String, OwnName> started = new ConcurrentHashMap<>();
  private final Watches watches;
  private final Ownership ownership;
  private final Directory directory;
  private final AddressCache cache;
  private final MasterTrust trust;
  private final IdentityMover identities;

  /** Nothing started, nothing watched. */
  public Names(
      Connection connection,
      SecretKeyStore store,
      KnownMasters masters,
      @Nullable InstanceCertificates certificates) {
    Stanzas.register();
    this.link = XmppLink.of(connection);
    this.context = new NameContext(link, store, certificates);
    this.trust = new MasterTrust(masters);
    this.identities = new IdentityMover(context);
    this.watches = new Watches(context, name -> started(name).isPresent());
    this.ownership = new Ownership(context);
    this.directory = new Directory(context);
    // Told on the worker itself: an address must not outlive the presence that contradicts it.
    this.cache =
        new AddressCache(
            (name, listener) -> watches.add(name, listener, Runnable::run), System::nanoTime);
    link.addFeature(Wire.NAMESPACE);
    new ServiceOrders(link, this::own);
    Link listener = new Link();
    link.addLinkListener(listener);
    link.smack()
        .addSyncStanzaListener(
            stanza -> left(stanza.getFrom(), listener), Names::isFarewellOfAService);
  }

  @Override
  public CompletableFuture<StartedName> start(String name, StartOptions options) {
    return deliver(
        name,
        () -> {
          OwnName own = new OwnName(context, name, options, this::ended);
          if (started.putIfAbsent(name, own) != null) {
            return CompletableFuture.failedFuture(
                new IllegalStateException(name + " is started already by this program"));
          }
          return own.start()
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null) {
                      started.remove(name, own);
                    }
                  })
              .thenApply(answer -> own);
        });
  }

  @Override
  public CompletableFuture<NameAnswer> stop(String name) {
    return deliver(
        name,
        () -> {
          OwnName own = started.get(name);
          return own == null
              ? CompletableFuture.failedFuture(new NameNotFoundException(name))
              : own.stopNow();
        });
  }

  @Override
  public CompletableFuture<NameAnswer> stopAll(String name, Optional<String> key) {
    return deliver(
        name,
        () ->
            context
                .jid(name)
                .thenCompose(
                    jid ->
                        context
                            .stored(() -> key.or(() -> context.store().key(context.account(), jid)))
                            .thenCompose(
                                known -> link.request(StopIq.all(jid, known.orElse(null)))))
                .thenApply(
                    answer -> {
                      OwnName own = started.get(name);
                      if (own != null) {
                        own.stopped();
                      }
                      return NameAnswer.STOPPED;
                    }));
  }

  @Override
  public CompletableFuture<NameAddress> resolve(String name) {
    return deliver(name, () -> ask(name));
  }

  @Override
  public CompletableFuture<NameAddress> resolveCached(String name) {
    Optional<NameAddress> known = cache.get(name);
    return known.isPresent()
        ? CompletableFuture.completedFuture(known.get())
        : deliver(name, () -> ask(name).thenApply(this::remembered));
  }

  @Override
  public CompletableFuture<TrustedAddress> resolveTrusted(
      String name, boolean acceptNew, boolean cached) {
    Optional<NameAddress> known = cached ? cache.get(name) : Optional.empty();
    return deliver(
        name,
        () ->
            CompletableFuture.completedStage(known)
                .thenCompose(
                    found ->
                        found.isPresent()
                            ? CompletableFuture.completedStage(found.get())
                            : ask(name)
                                .thenApply(address -> cached ? remembered(address) : address))
                .thenCompose(address -> context.stored(() -> trust.judge(address, acceptNew))));
  }

  @Override
  public CompletableFuture<Void> remember(TrustedAddress reached) {
    if (reached.known().equals(reached.identity())) {
      return CompletableFuture.completedFuture(null);
    }
    return this.<Boolean>deliver(
            reached.address().name(),
            () ->
                context.stored(
                    () -> {
                      trust.remember(reached);
                      return true;
                    }))
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Optional<NameIdentity>> identity(String name) {
    return deliver(name, () -> identities.find(name));
  }

  @Override
  public CompletableFuture<String> exportIdentity(String name, char[] passphrase) {
    char[] copy = passphrase.clone();
    return deliver(name, () -> identities.export(name, copy))
        .whenComplete((file, failure) -> Arrays.fill(copy, '\0'));
  }

  @Override
  public CompletableFuture<NameIdentity> importIdentity(
      String name, String file, char[] passphrase, boolean replace) {
    char[] copy = passphrase.clone();
    return deliver(name, () -> identities.take(name, file, copy, replace))
        .whenComplete((identity, failure) -> Arrays.fill(copy, '\0'));
  }

  private NameAddress remembered(NameAddress address) {
    cache.put(address);
    return address;
  }

  private CompletionStage<NameAddress> ask(String name) {
    cache.forget(name);
    return context
        .jid(name)
        .thenCompose(
            jid ->
                link.request(new ResolveIq(jid))
                    .thenApply(
                        answer ->
                            answer instanceof AddressIq address
                                ? Addresses.of(jid, address.node())
                                : Optional.<NameAddress>empty()))
        .thenApply(
            address ->
                address.orElseThrow(
                    () -> new NameServiceException(name, "its answer makes no sense")));
  }

  @Override
  public CompletableFuture<String> register(String name, NameProfile profile) {
    return deliver(
        name,
        () ->
            new Registration(
                    directory, new OwnName(context, name, StartOptions.of(profile), own -> {}))
                .run());
  }

  @Override
  public CompletableFuture<Void> release(String name, Optional<String> key) {
    return deliver(
        name,
        () ->
            ownership
                .release(name, key)
                .thenAccept(
                    done -> {
                      OwnName own = started.get(name);
                      if (own != null) {
                        own.stopped();
                      }
                    }));
  }

  @Override
  public CompletableFuture<String> rekey(String name) {
    return deliver(
        name,
        () ->
            ownership
                .rekey(name)
                .thenApply(
                    key -> {
                      OwnName own = started.get(name);
                      if (own != null) {
                        own.rekeyed(key);
                      }
                      return key;
                    }));
  }

  @Override
  public CompletableFuture<Void> transfer(String name, Optional<BareJid> to) {
    return deliver(name, () -> ownership.transfer(name, to).thenAccept(done -> {}));
  }

  @Override
  public CompletableFuture<String> acceptTransfer(String name) {
    return deliver(name, () -> ownership.acceptTransfer(name));
  }

  @Override
  public CompletableFuture<Void> configure(String name, NameProfile profile) {
    return deliver(name, () -> ownership.configure(name, profile).thenAccept(done -> {}));
  }

  @Override
  public CompletableFuture<NameInfo> info(String name) {
    return deliver(name, () -> directory.info(name));
  }

  @Override
  public CompletableFuture<NamePage> list(Optional<String> after, int max) {
    return onWorker("the list of names", () -> directory.list(after, max));
  }

  @Override
  public NameWatch watch(String name, NameListener listener) {
    NameRule.violation(name)
        .ifPresent(
            violation -> {
              throw new InvalidNameException(name, violation);
            });
    return watches.add(name, listener, link.events());
  }

  @Override
  public Optional<StartedName> started(String name) {
    return Optional.ofNullable(started.get(name)).filter(OwnName::isStarted).map(own -> own);
  }

  @Override
  public TicketVerdict verify(String name, long epoch, @Nullable String ticket, Jid requester) {
    OwnName own = started.get(name);
    return own == null ? TicketVerdict.STALE : own.verify(epoch, ticket, requester);
  }

  private static boolean isFarewellOfAService(Stanza stanza) {
    return stanza instanceof Presence presence
        && presence.getType() == Presence.Type.unavailable
        && presence.getFrom() != null
        && presence.getFrom().isDomainBareJid();
  }

  /**
   * The service says that it goes, as when an administrator replaces the plugin. It will know
   * nothing of this session: names and watches are asked for again until it is back.
   */
  private void left(Jid service, Link listener) {
    try {
      link.worker()
          .execute(
              () -> {
                if (context.services().isService(service.asDomainBareJid())) {
                  LOG.info("The name service {} goes: waiting for it to come back", service);
                  listener.offline();
                  listener.online(false);
                }
              });
    } catch (RejectedExecutionException e) {
      LOG.trace("The connection is closed", e);
    }
  }

  private Optional<OwnName> own(Jid jid) {
    return started.values().stream().filter(own -> own.isAt(jid)).findFirst();
  }

  private void ended(OwnName own) {
    started.remove(own.name(), own);
  }

  private <T> CompletableFuture<T> deliver(String name, Supplier<CompletionStage<T>> work) {
    return NameRule.violation(name)
        .map(v -> CompletableFuture.<T>failedFuture(new InvalidNameException(name, v)))
        .orElseGet(() -> onWorker(name, work));
  }

  /** Runs the work on the worker, and completes the future where the application lives. */
  private <T> CompletableFuture<T> onWorker(String name, Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      link.worker()
          .execute(
              () ->
                  work.get()
                      .whenCompleteAsync(
                          (value, failure) -> {
                            if (failure == null) {
                              result.complete(value);
                            } else {
                              result.completeExceptionally(NameErrors.of(name, failure));
                            }
                          },
                          link.events()));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new ConnectionClosedException("the connection is closed", e));
    }
    return result;
  }

  private final class Link implements LinkListener {

    @Override
    public void online(boolean resumed) {
      if (!resumed) {
        context.services().reset();
        watches.again();
      } else {
        watches.resumed();
      }
      // After a resumption too: another instance may have been promoted meanwhile.
      started.values().forEach(OwnName::restart);
    }

    @Override
    public void offline() {
      cache.forgetAll();
      started.values().forEach(OwnName::interrupted);
      watches.interrupted();
    }

    @Override
    public void closed() {
      started.values().forEach(OwnName::stopped);
      watches.close();
      context.close();
    }
  }
}
