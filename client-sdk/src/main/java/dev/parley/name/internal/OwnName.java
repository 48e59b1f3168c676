package dev.parley.name.internal;

import dev.parley.connection.internal.Backoff;
import dev.parley.connection.internal.XmppLink;
import dev.parley.name.IdentityMissingException;
import dev.parley.name.IncorrectKeyException;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameException;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameServiceException;
import dev.parley.name.NameStoppedException;
import dev.parley.name.SecretKeyStore.InstanceLease;
import dev.parley.name.Standing;
import dev.parley.name.StartOptions;
import dev.parley.name.StartedName;
import dev.parley.name.StartedNameListener;
import dev.parley.name.TicketVerdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A name that is started: asks the service for it, keeps it through interruptions, obeys the
 * service's orders. Its steps run on the worker; orders come on Smack's thread, so the state has a
 * lock, under which nothing of the application runs and nothing waits.
 */
final class OwnName implements StartedName {

  private static final Logger LOG = LoggerFactory.getLogger(OwnName.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration MAX_RETRY = Duration.ofSeconds(15);

  private final NameContext context;
  private final XmppLink link;
  private final String name;
  private final StartOptions options;
  private final Consumer<OwnName> ended;
  private final List<StartedNameListener> listeners = new CopyOnWriteArrayList<>();
  private final Backoff backoff =
      new Backoff(FIRST_RETRY, MAX_RETRY, () -> ThreadLocalRandom.current().nextDouble());

  private final OwnIdentity identity;
  private @Nullable EntityBareJid jid;
  private @Nullable InstanceLease lease;
  private @Nullable String key;
  private @Nullable TicketKeys tickets;
  private @Nullable NameAnswer answer;
  private Standing standing = Standing.INTERRUPTED;
  private long epoch;
  private int generation;
  private @Nullable ScheduledFuture<?> retry;

  OwnName(NameContext context, String name, StartOptions options, Consumer<OwnName> ended) {
    this.context = context;
    this.link = context.link();
    this.name = name;
    this.options = options;
    this.ended = ended;
    this.identity = new OwnIdentity(context);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized EntityBareJid jid() {
    return Objects.requireNonNull(jid, "not started yet");
  }

  @Override
  public synchronized NameAnswer answer() {
    return Objects.requireNonNull(answer, "not started yet");
  }

  @Override
  public synchronized Standing standing() {
    return standing;
  }

  @Override
  public synchronized long epoch() {
    return epoch;
  }

  @Override
  public synchronized String instance() {
    return Objects.requireNonNull(lease, "not started yet").instance();
  }

  @Override
  public void addListener(StartedNameListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(StartedNameListener listener) {
    listeners.remove(listener);
  }

  synchronized boolean isStarted() {
    return answer != null && standing != Standing.ENDED;
  }

  synchronized boolean isAt(Jid from) {
    return from != null && from.equals(jid);
  }

  synchronized TicketVerdict verify(long claimed, @Nullable String ticket, Jid requester) {
    TicketKeys known = tickets;
    if (standing != Standing.ACTIVE || known == null) {
      return TicketVerdict.STALE;
    }
    return known.verify(jid(), claimed, ticket, requester, Clock.systemUTC());
  }

  /** The first start; whatever goes wrong ends it. */
  CompletionStage<NameAnswer> start() {
    return context
        .jid(name)
        .thenCompose(found -> context.stored(() -> prepare(found)))
        .thenCompose(ready -> ask(options))
        .thenCompose(this::granted)
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                discardIdentity(failure);
                release();
              }
            });
  }

  /** One that was made for nothing must not be in the way of the one to be imported. */
  private void discardIdentity(Throwable failure) {
    if (NameErrors.of(name, failure) instanceof IdentityMissingException) {
      EntityBareJid at = jid();
      CompletionStage<EntityBareJid> ignored = context.stored(() -> identity.discard(at));
    }
  }

  /** On the thread for files. */
  private synchronized boolean prepare(EntityBareJid found) {
    jid = found;
    identity.prepare(found);
    lease = context.store().lease(context.account(), found);
    key = options.key().or(() -> context.store().key(context.account(), found)).orElse(null);
    return options.key().isPresent();
  }

  private CompletionStage<IQ> ask(StartOptions how) {
    StartIq request;
    synchronized (this) {
      request =
          new StartIq(
              jid(),
              instance(),
              key,
              how,
              identity.publicKey(),
              identity.fingerprint(jid(), instance()));
    }
    CompletionStage<IQ> sent = link.request(request);
    if (options.key().isPresent()) {
      return sent;
    }
    // A stored key may be an old one; the owner needs none.
    CompletableFuture<IQ> answered = new CompletableFuture<>();
    CompletionStage<IQ> ignored =
        sent.whenComplete(
            (iq, failure) -> {
              if (failure == null) {
                answered.complete(iq);
              } else if (forgetKey(failure)) {
                Stages.relay(ask(how), answered);
              } else {
                answered.completeExceptionally(failure);
              }
            });
    return answered;
  }

  private synchronized boolean forgetKey(Throwable failure) {
    boolean stale = key != null && NameErrors.of(name, failure) instanceof IncorrectKeyException;
    if (stale) {
      key = null;
    }
    return stale;
  }

  /** Takes the service's answer in; a new key is on disk before anybody hears of it. */
  private CompletionStage<NameAnswer> granted(IQ iq) {
    if (!(iq instanceof StatusIq statusIq)) {
      return CompletableFuture.failedStage(
          new NameServiceException(name, "its answer makes no sense"));
    }
    Status status = Status.of(statusIq.node());
    if (status.key().isPresent()) {
      String fresh = status.key().get();
      EntityBareJid at = jid();
      return context
          .stored(
              () -> {
                context.store().saveKey(context.account(), at, fresh);
                return status;
              })
          .thenCompose(
              saved -> {
                synchronized (this) {
                  key = fresh;
                }
                return settle(saved);
              });
    }
    return settle(status);
  }

  private CompletionStage<NameAnswer> settle(Status status) {
    NameAnswer given =
        status.state() == Status.State.REGISTERED ? NameAnswer.REGISTERED : NameAnswer.STARTED;
    boolean fine;
    switch (status.state()) {
      case REGISTERED, STARTED -> fine = promoted(status);
      case STANDBY -> {
        standBy(status.epoch());
        fine = true;
      }
      default -> fine = false;
    }
    if (!fine) {
      return CompletableFuture.failedStage(
          new NameServiceException(name, "its answer makes no sense"));
    }
    synchronized (this) {
      if (answer == null) {
        answer = given;
      }
      backoff.reset();
    }
    sendPresence(Presence.Type.available);
    return CompletableFuture.completedStage(given);
  }

  /** This instance serves the name from now on; false if the order makes no sense. */
  boolean promoted(Status status) {
    synchronized (this) {
      if (standing == Standing.ENDED || status.ticketKey().isEmpty() || status.epoch() < epoch) {
        return false;
      }
      boolean news = standing != Standing.ACTIVE || epoch != status.epoch();
      standing = Standing.ACTIVE;
      epoch = status.epoch();
      tickets = new TicketKeys(epoch, status.ticketKey().get());
      if (!news) {
        return true;
      }
    }
    LOG.info("{} is served by this instance, epoch {}", name, status.epoch());
    tell(listener -> listener.onActive(status.epoch()));
    return true;
  }

  /** The service says where this instance stands, unasked. */
  void told(Status status) {
    switch (status.state()) {
      case STANDBY -> standBy(status.epoch());
      case STOPPED -> end(new NameStoppedException(name), false);
      case STARTED, REGISTERED -> promoted(status);
      case UNKNOWN -> LOG.debug("Unknown state for {}", name);
    }
  }

  private void standBy(long known) {
    synchronized (this) {
      if (standing == Standing.ENDED || (standing == Standing.STANDBY && known == epoch)) {
        return;
      }
      standing = Standing.STANDBY;
      epoch = Math.max(epoch, known);
      tickets = null;
    }
    tell(StartedNameListener::onStandby);
  }

  /** The link is lost. */
  void interrupted() {
    synchronized (this) {
      generation++;
      cancelRetry();
      if (!isStarted() || standing == Standing.INTERRUPTED) {
        return;
      }
      standing = Standing.INTERRUPTED;
      tickets = null;
    }
    tell(StartedNameListener::onInterrupted);
  }

  /** The link is back: ask for the name again, as often as it takes. Accepts standby. */
  void restart() {
    int number;
    synchronized (this) {
      cancelRetry();
      if (!isStarted()) {
        return;
      }
      number = ++generation;
    }
    CompletionStage<NameAnswer> asked =
        context
            .jid(name)
            // The certificate may have become too old.
            .thenCompose(at -> context.stored(() -> identity.prepare(at)))
            .thenCompose(at -> ask(again()))
            .thenCompose(this::granted);
    CompletionStage<NameAnswer> ignored =
        asked.whenComplete(
            (result, failure) -> {
              if (failure != null) {
                failed(number, NameErrors.of(name, failure));
              }
            });
  }

  private StartOptions again() {
    // What was said about the name may have been changed by its owner since: not said again.
    return new StartOptions(
        options.key(),
        true,
        options.priority(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  private void failed(int number, RuntimeException failure) {
    if (NameErrors.isFinal(failure)) {
      end((NameException) failure, true);
      return;
    }
    synchronized (this) {
      if (number != generation || standing == Standing.ENDED) {
        return;
      }
      LOG.debug("{} was not started again: {}", name, failure.getMessage());
      long nanos = backoff.next().toNanos();
      retry = link.timer().schedule(this::restart, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }

  @Override
  public CompletableFuture<NameAnswer> stop() {
    CompletableFuture<NameAnswer> done = new CompletableFuture<>();
    CompletionStage<NameAnswer> ignored =
        CompletableFuture.supplyAsync(() -> this, link.worker())
            .thenCompose(OwnName::stopNow)
            .whenCompleteAsync(
                (result, failure) -> {
                  if (failure == null) {
                    done.complete(result);
                  } else {
                    done.completeExceptionally(NameErrors.of(name, failure));
                  }
                },
                link.events());
    return done;
  }

  /** On the worker. */
  CompletionStage<NameAnswer> stopNow() {
    StopIq request;
    synchronized (this) {
      if (!isStarted()) {
        return CompletableFuture.failedStage(new NameNotFoundException(name));
      }
      request = StopIq.one(jid(), instance());
    }
    CompletableFuture<NameAnswer> done = new CompletableFuture<>();
    CompletionStage<IQ> ignored =
        link.request(request)
            .whenComplete(
                (iq, failure) -> {
                  RuntimeException cause = failure == null ? null : NameErrors.of(name, failure);
                  if (cause == null || cause instanceof NameNotFoundException) {
                    stopped();
                    done.complete(NameAnswer.STOPPED);
                  } else {
                    done.completeExceptionally(cause);
                  }
                });
    return done;
  }

  /** The secret key that the service gave or took. */
  synchronized String key() {
    return Objects.requireNonNull(key, "started without a key");
  }

  /** The owner made a new key; what the options say is dead. */
  synchronized void rekeyed(String fresh) {
    key = fresh;
  }

  /** It is over, as somebody here wanted. */
  void stopped() {
    end(new NameStoppedException(name), true);
  }

  private void end(NameException cause, boolean sayGoodbye) {
    synchronized (this) {
      if (standing == Standing.ENDED) {
        return;
      }
      generation++;
      cancelRetry();
      standing = Standing.ENDED;
      tickets = null;
    }
    if (sayGoodbye) {
      sendPresence(Presence.Type.unavailable);
    }
    release();
    ended.accept(this);
    tell(listener -> listener.onEnded(cause));
  }

  private synchronized void release() {
    if (lease != null) {
      lease.close();
    }
  }

  /** Directed presence: the server reports the end of this session to the name, however it ends. */
  private void sendPresence(Presence.Type type) {
    EntityBareJid to;
    synchronized (this) {
      to = jid;
    }
    if (to == null) {
      return;
    }
    try {
      link.send(link.smack().getStanzaFactory().buildPresenceStanza().to(to).ofType(type).build());
    } catch (RuntimeException e) {
      // Without a link the session ends, or the restart says it again.
      LOG.debug("Presence for {} was not sent: {}", name, e.getMessage());
    }
  }

  private void tell(Consumer<StartedNameListener> event) {
    for (StartedNameListener listener : listeners) {
      link.events().execute(() -> event.accept(listener));
    }
  }

  @Override
  public String toString() {
    return "StartedName[" + name + ", " + standing() + ", epoch " + epoch() + "]";
  }
}
