package dev.parley;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.DataChannel;
import dev.parley.name.NameListener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where application code runs, what it may do there, and what is left when all is closed. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ThreadsIT {

  private TestNet net;

  @BeforeEach
  void start() throws Exception {
    net = TestNet.start();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  private static final class Noting {
    final Set<String> threads = ConcurrentHashMap.newKeySet();

    void here() {
      threads.add(Thread.currentThread().getName());
    }
  }

  @Test
  void everyCallbackRunsOnTheApplicationExecutorInOrder() throws Exception {
    ExecutorService application =
        Executors.newFixedThreadPool(4, task -> new Thread(task, "application"));
    try {
      Noting noting = new Noting();
      List<Integer> order = new CopyOnWriteArrayList<>();
      CompletableFuture<Void> hundred = new CompletableFuture<>();
      Parley alice = net.client("alice", builder -> builder.applicationExecutor(application));
      alice.watch(
          "office",
          new NameListener() {
            @Override
            public void onOnline(long epoch) {
              noting.here();
            }
          });
      CompletableFuture<Master> starting =
          alice.startMaster(
              "office",
              MasterOptions.defaults()
                  .withPolicy(
                      request -> {
                        noting.here();
                        return Decision.accept();
                      }));
      Master master = await(starting);
      master.onConnection(
          session -> {
            noting.here();
            session.onStateChange(state -> noting.here());
            session.onDataChannel(
                channel -> {
                  noting.here();
                  channel.onMessage(
                      message -> {
                        noting.here();
                        order.add(Integer.parseInt(message.text()));
                        if (order.size() == 100) {
                          hundred.complete(null);
                        }
                      });
                });
          });
      Parley bob = net.client("bob");
      PeerConnection session = await(bob.connect("office"));
      DataChannel channel = session.dataChannels().get(0);
      for (int i = 0; i < 100; i++) {
        channel.send(Integer.toString(i));
      }
      await(hundred);
      assertThat(order).isSorted();
      assertThat(noting.threads).containsExactly("application");
      alice.close();
    } finally {
      application.shutdown();
    }
  }

  @Test
  void anExecutorThatIsShutDownTooEarlyKeepsNothingFromEnding() throws Exception {
    ExecutorService application = Executors.newSingleThreadExecutor();
    Parley alice = net.client("alice");
    await(alice.startMaster("hasty"));
    Parley bob = net.client("bob", builder -> builder.applicationExecutor(application));
    PeerConnection session = await(bob.connect("hasty"));
    application.shutdownNow();
    alice.close();
    assertThat(await(session.closed()).remote()).isTrue();
  }

  @Test
  void aHandlerMayWaitForAnotherConnect() throws Exception {
    Parley alice = net.client("alice");
    await(alice.startMaster("inner")).onConnection(new Incoming());
    Parley bob = net.client("bob");
    CompletableFuture<PeerConnection> fromWatch = new CompletableFuture<>();
    bob.watch(
        "inner",
        new NameListener() {
          @Override
          public void onOnline(long epoch) {
            fromWatch.complete(bob.connect("inner").join());
          }
        });
    await(fromWatch);
    CompletableFuture<PeerConnection> chained =
        bob.connect("inner").thenApply(first -> bob.connect("inner").join());
    await(chained);
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    Parley alice = net.client("alice");
    await(alice.startMaster("fleeting"));
    Parley bob = net.client("bob");
    await(bob.connect("fleeting"));
    bob.close();
    alice.close();
    await().atMost(TestNet.PATIENCE).untilAsserted(() -> assertThat(leftovers()).isEmpty());
  }

  /** Threads of connections; those that sessions borrow end by themselves when they are idle. */
  private static Set<String> leftovers() {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.contains("alice") || name.contains("bob") || name.startsWith("Smack Packet")) {
        names.add(name);
      }
    }
    return names;
  }
}
