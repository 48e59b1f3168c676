package dev.parley.failover;

import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.channel.DataChannel;
import dev.parley.name.NameListener;
import dev.parley.name.NameWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients that connect to a name again and again, each call after the former, and watch it. */
final class Callers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

  /** What every connect has. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final int LOOPS_PER_CLIENT = 2;
  private static final long PAUSE_MILLIS = 50;
  private static final long ANSWER_SECONDS = 10;

  private final String name;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> watched = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Phaser asking = new Phaser(1);
  private final AtomicLong newest = new AtomicLong();
  private final NameWatch watch;
  private volatile boolean over;

  private Callers(String name, List<Parley> clients) {
    this.name = name;
    this.watch = clients.get(0).watch(name, new Watcher());
    for (Parley client : clients) {
      for (int i = 0; i < LOOPS_PER_CLIENT; i++) {
        Thread thread = new Thread(() -> loop(client), "caller " + threads.size());
        threads.add(thread);
      }
    }
  }

  static Callers start(String name, List<Parley> clients) {
    Callers callers = new Callers(name, clients);
    callers.threads.forEach(Thread::start);
    return callers;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many calls there were, and why some came to nothing. */
  void logFailures() {
    LOG.info("{} calls of {}", calls.size(), name);
    for (Call call : calls) {
      if (call.failure() != null) {
        LOG.info("failed after {} ms", call.took().toMillis(), call.failure());
      }
    }
  }

  /** What the watch of the name was told: {@code online 1}, {@code moved 2}, {@code offline}. */
  List<String> watched() {
    return List.copyOf(watched);
  }

  private void loop(Parley client) {
    try {
      while (!over) {
        call(client);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(Parley client) throws InterruptedException {
    long before = newest.get();
    long begun = System.nanoTime();
    try {
      PeerConnection session =
          client
              .connect(name, ConnectOptions.defaults().withDeadline(DEADLINE))
              .get(DEADLINE.toSeconds() * 2, TimeUnit.SECONDS);
      ask(session, new Call(begun, System.nanoTime(), before, null, null, null));
    } catch (ExecutionException e) {
      calls.add(new Call(begun, System.nanoTime(), before, null, null, e.getCause()));
    } catch (TimeoutException e) {
      calls.add(new Call(begun, System.nanoTime(), before, null, null, e));
    }
  }

  /** Asks who was reached; the next call does not wait for that. */
  private void ask(PeerConnection session, Call call) {
    DataChannel channel = session.dataChannel(ConnectOptions.DEFAULT_LABEL);
    CompletableFuture<Report> answer = new CompletableFuture<>();
    channel.onMessage(message -> answer.complete(Report.parse(message.text())));
    asking.register();
    var unused =
        channel
            .send("who are you?")
            .thenCompose(sent -> answer)
            .toCompletableFuture()
            .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
            .whenComplete((said, failure) -> asked(session, call, said));
  }

  /** Without an answer it died or froze after it connected: the checks look whether it did. */
  private void asked(PeerConnection session, Call call, @Nullable Report said) {
    if (said != null) {
      newest.accumulateAndGet(said.epoch(), Math::max);
    }
    calls.add(call.with(session.remote().toString(), said));
    session.close();
    asking.arriveAndDeregister();
  }

  /** Ends when the calls that run have ended. */
  @Override
  public void close() {
    over = true;
    watch.close();
    for (Thread thread : threads) {
      try {
        thread.join(DEADLINE.multipliedBy(3).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (thread.isAlive()) {
        throw new AssertionError("a call never ended");
      }
    }
    awaitAnswers();
  }

  private void awaitAnswers() {
    try {
      asking.awaitAdvanceInterruptibly(asking.arrive(), ANSWER_SECONDS * 2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      throw new AssertionError("a question never ended", e);
    }
  }

  private final class Watcher implements NameListener {

    @Override
    public void onOnline(long epoch) {
      newest.accumulateAndGet(epoch, Math::max);
      watched.add("online " + epoch);
    }

    @Override
    public void onMoved(long epoch) {
      newest.accumulateAndGet(epoch, Math::max);
      watched.add("moved " + epoch);
    }

    @Override
    public void onOffline() {
      watched.add("offline");
    }
  }
}
