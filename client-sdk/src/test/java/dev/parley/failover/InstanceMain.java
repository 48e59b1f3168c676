package dev.parley.failover;

import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.SchemaWatch;
import dev.parley.connection.LinkTimings;
import dev.parley.name.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a name in a process of its own. It prints a {@link Report} whenever its standing
 * changes, answers each message with the report of the moment when that session connected, and ends
 * with its standard input.
 */
final class InstanceMain {

  static final String PASSWORD = "PARLEY_PASSWORD";
  private static final long START_SECONDS = 30;
  private static final long LOOK_MILLIS = 2;
  private static final int ATTEMPTS = 3;

  private final String instance;
  private final Parley parley;
  private final Master master;
  private @Nullable Report last;

  private InstanceMain(String instance, Parley parley, Master master) {
    this.instance = instance;
    this.parley = parley;
    this.master = master;
  }

  /**
   * Runs it.
   *
   * @param args instance, host, port, certificate, storage, account, name, priority
   */
  public static void main(String[] args) throws Exception {
    SchemaWatch.inChild();
    Parley parley = signIn(args);
    Master master =
        parley
            .startMaster(args[6], MasterOptions.defaults().asStandby(Integer.parseInt(args[7])))
            .get(START_SECONDS, TimeUnit.SECONDS);
    InstanceMain main = new InstanceMain(args[0], parley, master);
    master.onConnection(main::answer);
    ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> unused =
        looking.scheduleWithFixedDelay(main::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    while (System.in.read() >= 0) {
      // Nothing is said to an instance; the end of the input is the end of the test.
    }
    looking.shutdownNow();
    parley.close();
  }

  /** Again if it fails: a busy machine may be too slow for it, and that is not what is tested. */
  private static Parley signIn(String[] args) throws Exception {
    for (int attempt = 1; ; attempt++) {
      Parley parley =
          Parley.builder()
              .server(args[1], Integer.parseInt(args[2]))
              .trust(Path.of(args[3]))
              .storage(Path.of(args[4]))
              .account(args[5])
              .password(System.getenv(PASSWORD).toCharArray())
              .timings(
                  LinkTimings.defaults()
                      .withSignIn(Duration.ofSeconds(START_SECONDS))
                      .withReply(Duration.ofSeconds(START_SECONDS / 2)))
              .build();
      try {
        return parley.signIn().get(START_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        parley.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        System.err.println("again, because of " + e.getCause());
      }
    }
  }

  private void answer(PeerConnection session) {
    String report = now().toLine();
    session.onDataChannel(
        channel ->
            channel.onMessage(
                question -> {
                  var unused = channel.send(report);
                }));
  }

  private void look() {
    Report now = now();
    if (!now.equals(last)) {
      last = now;
      System.out.println(now.toLine());
    }
  }

  /** Epoch and standing of one moment. */
  private Report now() {
    while (true) {
      long epoch = master.epoch();
      Standing standing = master.standing();
      if (epoch == master.epoch()) {
        return new Report(instance, standing, epoch, parley.address().toString());
      }
    }
  }
}
