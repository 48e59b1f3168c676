package dev.parley.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parley.TestNet;
import dev.parley.name.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The active instance runs behind a cable, which is cut while clients keep connecting. */
@Timeout(240)
class CutCableIT {

  private static final Logger LOG = LoggerFactory.getLogger(CutCableIT.class);

  private static @Nullable Cable cable;
  private static @Nullable TestNet net;

  @BeforeAll
  static void start() throws Exception {
    try {
      cable = Cable.make();
    } catch (IOException e) {
      abort("no network namespace with a veth pair can be made here: " + e.getMessage());
    }
    net = TestNet.startAt(cable.outside());
  }

  @AfterAll
  static void stop() {
    try {
      if (net != null) {
        net.close();
      }
    } finally {
      if (cable != null) {
        cable.close();
      }
    }
  }

  @Test
  void anInstanceThatIsCutOffIsReplacedAndLearnsItWhenItIsBack() throws Exception {
    try (Scene scene = new Scene(net, "cut-off")) {
      List<InstanceProcess> instances = scene.start(cable.prefix(), 1);
      InstanceProcess stale = instances.get(0);
      scene.call();
      String address = stale.last().orElseThrow().address();
      long cut = System.nanoTime();
      cable.cut();
      long epoch = instances.get(1).awaitStanding(Standing.ACTIVE).epoch();
      Duration promoted = Duration.ofNanos(System.nanoTime() - cut);
      Duration first = scene.firstSuccess(cut, List.of(stale));
      stale.awaitStanding(Standing.INTERRUPTED);
      scene.awaitSuccesses(System.nanoTime());

      long mended = System.nanoTime();
      cable.mend();
      Report now = stale.awaitStanding(Standing.STANDBY);
      LOG.info(
          "cut: standby active after {} ms, next success after {} ms; knew {} ms after the mending",
          promoted.toMillis(),
          first.toMillis(),
          Duration.ofNanos(System.nanoTime() - mended).toMillis());
      assertThat(epoch).isGreaterThan(1);
      assertThat(now.epoch()).isEqualTo(epoch);
      scene.awaitSuccesses(System.nanoTime());
      scene.finish();
      Checks.unansweredReached(scene.callers().calls(), address, mended);
      assertThat(instances.get(1).is(Standing.ACTIVE)).isTrue();
      assertThat(scene.callers().watched()).containsExactly("online 1", "moved " + epoch);
    }
  }
}
