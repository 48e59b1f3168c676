package dev.parley.demo.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.SignallingStatistics;
import dev.parley.peer.PeerClosed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The side that connects by name: bob. Keeps the present session and the one before. */
final class Caller {
  private static final int SECONDS = 30;
  private static final Duration WATCHER = Duration.ofSeconds(10);
  private static final ConnectOptions DATA =
      ConnectOptions.defaults().withDeadline(Duration.ofSeconds(SECONDS));

  private final Parley parley;
  private final LongConsumer progress;
  private final NameWatcher watcher = new NameWatcher();
  private volatile @Nullable PeerConnection session;
  private volatile @Nullable PeerConnection former;
  private volatile @Nullable MediaCall mediaCall;

  /**
   * @param progress told how many bytes of a file have arrived
   */
  Caller(Parley parley, LongConsumer progress) {
    this.parley = parley;
    this.progress = progress;
  }

  void watch(String name) throws InterruptedException {
    watcher.watch(parley, name);
    watcher.await(true, WATCHER);
  }

  void connect(String name, ObjectNode answer) {
    long start = System.nanoTime();
    PeerConnection made = parley.connect(name, DATA).join();
    answer.put("ms", (System.nanoTime() - start) / 1e6).put("peer", made.remote().toString());
    SignallingStatistics cost = made.signallingStatistics();
    answer
        .put("iqs", cost.iqs())
        .put("bytes", cost.bytes())
        .put("fixedBytes", cost.fixedBytes())
        .put("candidates", cost.candidates())
        .put("candidateBytes", cost.candidateBytes());
    former = session;
    session = made;
  }

  /** The median of so many connects, after as many unmeasured ones that warm both sides up. */
  void measure(String name, int runs, ObjectNode answer) {
    for (int run = 0; run < runs; run++) {
      connectMillis(name);
    }
    double[] millis = new double[runs];
    for (int run = 0; run < runs; run++) {
      millis[run] = connectMillis(name);
    }
    answer.put("medianMs", Median.of(millis));
  }

  private double connectMillis(String name) {
    long start = System.nanoTime();
    PeerConnection made = parley.connect(name, DATA).join();
    double millis = (System.nanoTime() - start) / 1e6;
    made.close();
    made.closed().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return millis;
  }

  void echo(int bytes, ObjectNode answer) throws Exception {
    Echo echo = new Echo(session().dataChannel(ConnectOptions.DEFAULT_LABEL));
    answer.put("textMs", echo.text("Grüße aus dem Schachklub ♞"));
    answer.put("binaryMs", echo.binary(bytes));
  }

  void sendFile(long bytes, ObjectNode answer) throws IOException {
    try (RandomFile file = RandomFile.make(bytes)) {
      new FileSender(session(), progress).send(file.path(), answer);
    }
  }

  /** Starts a session with tracks both ways and measures what comes; it goes on. */
  void media(String name, ObjectNode answer) throws InterruptedException {
    MediaCall call = new MediaCall(parley, name, DATA);
    mediaCall = call;
    call.measure(answer);
  }

  void endMedia() {
    MediaCall call = mediaCall;
    mediaCall = null;
    if (call != null) {
      call.close();
    }
  }

  private PeerConnection session() {
    PeerConnection present = session;
    if (present == null) {
      throw new IllegalStateException("connect first");
    }
    return present;
  }

  void awaitLost(ObjectNode answer) throws Exception {
    PeerConnection lost = former;
    if (lost == null) {
      throw new IllegalStateException("there is no former session");
    }
    describe(lost.closed(), answer);
  }

  void awaitClosed(ObjectNode answer) throws Exception {
    describe(session().closed(), answer);
  }

  private static void describe(CompletableFuture<PeerClosed> closing, ObjectNode answer)
      throws Exception {
    PeerClosed closed;
    try {
      closed = closing.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the session did not end within " + SECONDS + " s", e);
    }
    answer
        .put("reason", closed.reason().token())
        .put("by", closed.remote() ? "remote" : "local")
        .put("text", closed.text());
  }

  void awaitOffline(ObjectNode answer) throws Exception {
    watcher.await(false, WATCHER);
    answer.put("state", "offline");
  }
}
