package dev.parley.failover;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import dev.parley.TestNet;
import dev.parley.name.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances of one name, and clients that call it all the time. */
final class Scene implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HIGHEST_PRIORITY = 200;
  private static final int CALLS_TO_SEE = 6;

  private final TestNet net;
  private final String name;
  private final List<InstanceProcess> instances = new ArrayList<>();
  private @Nullable Callers callers;
  private OptionalLong frozen = OptionalLong.empty();

  Scene(TestNet net, String name) {
    this.net = net;
    this.name = name;
  }

  /** Starts an active one, by a command that runs it elsewhere, and standbys, the best first. */
  List<InstanceProcess> start(List<String> prefixOfActive, int standbys) {
    start("active", prefixOfActive).awaitStanding(Standing.ACTIVE);
    for (int i = 1; i <= standbys; i++) {
      start("standby-" + i, List.of());
    }
    instances.stream().skip(1).forEach(standby -> standby.awaitStanding(Standing.STANDBY));
    return List.copyOf(instances);
  }

  private InstanceProcess start(String instance, List<String> prefix) {
    int priority = HIGHEST_PRIORITY - instances.size();
    InstanceProcess process = InstanceProcess.start(net, name, instance, priority, prefix);
    instances.add(process);
    return process;
  }

  /** Lets clients call until some calls have succeeded, and go on. */
  void call() throws Exception {
    callers = Callers.start(name, List.of(net.client("bob"), net.client("eve")));
    awaitSuccesses(System.nanoTime());
  }

  /** Stops an instance in its tracks; says when. */
  long freeze(InstanceProcess instance) throws Exception {
    instance.freeze();
    long now = System.nanoTime();
    frozen = OptionalLong.of(now);
    return now;
  }

  List<InstanceProcess> instances() {
    return List.copyOf(instances);
  }

  Callers callers() {
    return requireNonNull(callers, "nobody calls yet");
  }

  /** Waits for some successes of calls that began since. */
  void awaitSuccesses(long since) {
    await("calls succeed")
        .atMost(PATIENCE)
        .until(() -> answered().filter(call -> call.begun() > since).count() >= CALLS_TO_SEE);
  }

  /** How long after that moment the first call succeeded that reached none of those. */
  Duration firstSuccess(long since, List<InstanceProcess> butNotWith) {
    List<String> others = butNotWith.stream().map(InstanceProcess::instance).toList();
    await("a call succeeds")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> firstEnd(since, others).isPresent());
    return Duration.ofNanos(firstEnd(since, others).orElseThrow() - since);
  }

  private Optional<Long> firstEnd(long since, List<String> butNotWith) {
    return answered()
        .filter(call -> call.ended() > since)
        .filter(call -> !butNotWith.contains(requireNonNull(call.said()).instance()))
        .map(Call::ended)
        .min(Comparator.naturalOrder());
  }

  private Stream<Call> answered() {
    return callers().calls().stream().filter(call -> call.said() != null);
  }

  /** Ends the calls, which all have an end, and looks whether what must always hold did. */
  void finish() {
    callers().close();
    callers().logFailures();
    Checks.everyCallEnded(callers().calls());
    Checks.everySuccessWasWithTheActive(callers().calls(), frozen);
    Checks.noEpochWasHeldTwice(instances);
  }

  @Override
  public void close() {
    instances.forEach(InstanceProcess::close);
    if (callers != null) {
      callers.close();
    }
  }
}
