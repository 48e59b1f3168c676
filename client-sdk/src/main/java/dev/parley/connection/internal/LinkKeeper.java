package dev.parley.connection.internal;

import dev.parley.connection.ConnectionClosedException;
import dev.parley.connection.ConnectionListener;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.ConnectionState;
import dev.parley.connection.NotOnlineException;
import dev.parley.connection.SignInException;
import dev.parley.connection.SignInTimeoutException;
import dev.parley.connection.WrongPasswordException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the link: signs in, watches, reconnects until closed. Its state belongs to the worker
 * thread; only {@link #state()} is read by others.
 */
final class LinkKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

  /** A server that starts may refuse good passwords for a moment; one that persists is right. */
  private static final int PASSWORD_REFUSALS = 3;

  /** Sessions as short as this may be two programs that take one resource from each other. */
  private static final long SHORT_SESSION_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int SHORT_SESSIONS = 3;

  private final ConnectionSettings settings;
  private final SmackSession session;
  private final Requests requests;
  private final LinkThreads threads;
  private final Consumer<Consumer<LinkListener>> inside;
  private final Consumer<Consumer<ConnectionListener>> outside;
  private final Watchdog watchdog;
  private final Backoff backoff;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile ConnectionState state = ConnectionState.NEW;
  private int attempt;
  private int refusals;
  private int shortSessions;
  private long onlineSince;
  private boolean sessionIsNew;
  private @Nullable Future<?> running;
  private @Nullable ScheduledFuture<?> deadline;

  LinkKeeper(
      ConnectionSettings settings,
      SmackSession session,
      Requests requests,
      LinkThreads threads,
      Consumer<Consumer<LinkListener>> inside,
      Consumer<Consumer<ConnectionListener>> outside) {
    this.settings = settings;
    this.session = session;
    this.requests = requests;
    this.threads = threads;
    this.inside = inside;
    this.outside = outside;
    this.backoff =
        new Backoff(
            settings.timings().firstRetry(),
            settings.timings().maxRetry(),
            () -> ThreadLocalRandom.current().nextDouble());
    this.watchdog =
        new Watchdog(
            settings.timings(),
            threads.worker(),
            () -> session.smack().getLastStanzaReceived(),
            () -> requests.send(ping(), settings.timings().ping()),
            session::hasLostItsAddress,
            reason -> lost(reason, null));
    session.smack().addConnectionListener(new SmackEvents(this::onWorker, this::lost));
  }

  private Ping ping() {
    return new Ping(session.smack().getXMPPServiceDomain());
  }

  ConnectionState state() {
    return state;
  }

  CompletionStage<Void> signIn() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (!onWorker(() -> signIn(done))) {
      done.completeExceptionally(new ConnectionClosedException("the connection is closed", null));
    }
    return done;
  }

  private void signIn(CompletableFuture<Void> done) {
    switch (state) {
      case ONLINE -> done.complete(null);
      case CLOSED ->
          done.completeExceptionally(
              new ConnectionClosedException("the connection is closed", null));
      case SIGNING_IN, RECONNECTING -> waiting.add(done);
      case NEW -> {
        waiting.add(done);
        state = ConnectionState.SIGNING_IN;
        attempt();
      }
    }
  }

  void suspect() {
    onWorker(watchdog::suspect);
  }

  CompletableFuture<Void> close() {
    onWorker(() -> end(new ConnectionClosedException("the application closed it", null)));
    return closed;
  }

  private boolean onWorker(Runnable task) {
    try {
      threads.worker().execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      // Only after the end, when nothing matters any more.
      return false;
    }
  }

  private void attempt() {
    int number = ++attempt;
    long millis = settings.timings().signIn().toMillis();
    deadline = threads.worker().schedule(() -> tooLate(number), millis, TimeUnit.MILLISECONDS);
    running =
        threads
            .blocking()
            .submit(
                () -> {
                  try {
                    session.drop();
                    boolean resumed = session.signIn();
                    onWorker(() -> succeeded(number, resumed));
                  } catch (SignInException e) {
                    onWorker(() -> failed(number, e));
                  } catch (RuntimeException e) {
                    onWorker(() -> failed(number, SignInErrors.of(settings, null, e)));
                  }
                });
  }

  private void tooLate(int number) {
    if (number != attempt) {
      return;
    }
    abort();
    String server = SignInErrors.server(settings);
    String limit = "limit " + settings.timings().signIn().toMillis() + " ms";
    failed(number, new SignInTimeoutException(server, limit, null));
  }

  private void abort() {
    session.cut();
    if (running != null) {
      running.cancel(true);
      running = null;
    }
  }

  private void succeeded(int number, boolean resumed) {
    if (number != attempt || state == ConnectionState.CLOSED) {
      session.cut();
      return;
    }
    finishAttempt();
    refusals = 0;
    if (!resumed) {
      requests.failAll(new NotOnlineException("the session ended: try again", null));
    }
    state = ConnectionState.ONLINE;
    sessionIsNew = !resumed;
    onlineSince = System.nanoTime();
    LOG.info("{} is online{}", session.smack().getUser(), resumed ? " again, session resumed" : "");
    watchdog.start();
    inside.accept(listener -> listener.online(resumed));
    outside.accept(listener -> listener.onOnline(resumed));
    waiting.forEach(done -> done.complete(null));
    waiting.clear();
    if (!session.smack().isConnected()) {
      lost("the link broke", null);
    }
  }

  private void failed(int number, SignInException cause) {
    if (number != attempt || state == ConnectionState.CLOSED) {
      return;
    }
    finishAttempt();
    if (state == ConnectionState.SIGNING_IN) {
      state = ConnectionState.NEW;
      failWaiting(cause);
      return;
    }
    if (cause instanceof WrongPasswordException && ++refusals >= PASSWORD_REFUSALS) {
      end(new ConnectionClosedException(String.valueOf(cause.getMessage()), cause));
      return;
    }
    outside.accept(listener -> listener.onReconnectFailed(cause));
    retry();
  }

  private void finishAttempt() {
    attempt++;
    running = null;
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  private void retry() {
    long nanos = backoff.next().toNanos();
    int number = attempt;
    threads.later(
        nanos,
        () -> {
          if (state == ConnectionState.RECONNECTING && number == attempt) {
            attempt();
          }
        });
  }

  private void lost(String reason, @Nullable Exception cause) {
    if (state != ConnectionState.ONLINE) {
      return;
    }
    LOG.info("{} lost its link: {}", settings.account(), reason);
    watchdog.stop();
    session.cut();
    if (isReplaced(cause)) {
      inside.accept(LinkListener::offline);
      end(
          new ConnectionClosedException(
              "another program signed in as "
                  + session.smack().getUser()
                  + ": use another resource",
              cause));
      return;
    }
    state = ConnectionState.RECONNECTING;
    backoff.reset();
    inside.accept(LinkListener::offline);
    outside.accept(listener -> listener.onOffline(reason));
    retry();
  }

  /** Whether another program took the resource; Openfire does not always get round to saying so. */
  private boolean isReplaced(@Nullable Exception cause) {
    if (cause instanceof XMPPException.StreamErrorException stream
        && stream.getStreamError().getCondition() == StreamError.Condition.conflict) {
      return true;
    }
    boolean isShort = sessionIsNew && System.nanoTime() - onlineSince < SHORT_SESSION_NANOS;
    shortSessions = isShort ? shortSessions + 1 : 0;
    return settings.account().resource().isPresent() && shortSessions >= SHORT_SESSIONS;
  }

  private void end(ConnectionClosedException cause) {
    if (state == ConnectionState.CLOSED) {
      return;
    }
    boolean online = state == ConnectionState.ONLINE;
    watchdog.stop();
    inside.accept(
        listener -> {
          if (online) {
            listener.offline();
          }
          listener.closed();
        });
    state = ConnectionState.CLOSED;
    if (!online) {
      abort();
    }
    finishAttempt();
    failWaiting(cause);
    requests.failAll(cause);
    outside.accept(listener -> listener.onClosed(cause));
    long hard = settings.timings().goodbye().toMillis() * 2 + 1000;
    threads.later(TimeUnit.MILLISECONDS.toNanos(hard), this::finish);
    threads
        .blocking()
        .execute(
            () -> {
              try {
                if (online) {
                  session.leave(settings.timings().goodbye());
                } else {
                  session.drop();
                }
              } finally {
                onWorker(this::finish);
              }
            });
  }

  private void finish() {
    session.seal();
    threads.shutdown();
    closed.complete(null);
  }

  private void failWaiting(RuntimeException cause) {
    waiting.forEach(done -> done.completeExceptionally(cause));
    waiting.clear();
  }
}
