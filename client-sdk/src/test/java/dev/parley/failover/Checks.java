package dev.parley.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.MasterUnavailableException;
import dev.parley.name.Standing;
import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.NoPathException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What holds whatever becomes of the instances of a name. */
final class Checks {

  /** A timer on a busy machine may be this late. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private Checks() {}

  /** With success or a reason, within its deadline. */
  static void everyCallEnded(List<Call> calls) {
    for (Call call : calls) {
      assertThat(call.took()).as("%s", call).isLessThan(Callers.DEADLINE.plus(LATE));
      if (call.failure() != null) {
        assertThat(call.failure())
            .isInstanceOfAny(
                ConnectTimeoutException.class,
                NoPathException.class,
                MasterUnavailableException.class);
        assertThat(call.failure().getMessage()).isNotBlank();
      }
    }
  }

  /**
   * Whoever was reached took itself for the active instance, and none that was active later had
   * been seen before the call began.
   *
   * @param frozen when an instance was frozen: what it was asked before, it may answer long after
   */
  static void everySuccessWasWithTheActive(List<Call> calls, OptionalLong frozen) {
    for (Call call : calls) {
      Report said = call.said();
      if (said != null) {
        if (frozen.isEmpty() || call.ended() - frozen.getAsLong() > 0) {
          assertThat(said.standing()).as("%s", call).isEqualTo(Standing.ACTIVE);
        }
        assertThat(said.epoch()).as("%s", call).isGreaterThanOrEqualTo(call.newestBefore());
        assertThat(call.remote()).as("%s", call).isEqualTo(said.address());
      }
    }
  }

  /** No two instances ever took themselves for the active one of the same epoch. */
  static void noEpochWasHeldTwice(List<InstanceProcess> instances) {
    Map<Long, String> holders = new HashMap<>();
    for (InstanceProcess instance : instances) {
      for (Report report : instance.reports()) {
        if (report.standing() == Standing.ACTIVE) {
          String former = holders.putIfAbsent(report.epoch(), report.instance());
          assertThat(former == null || former.equals(report.instance()))
              .as("epoch %d of %s and %s", report.epoch(), former, report.instance())
              .isTrue();
        }
      }
    }
    assertThat(holders).as("somebody was active").isNotEmpty();
  }

  /** Connects that succeeded but were never answered are with an instance that died meanwhile. */
  static void unansweredReached(List<Call> calls, String address, long dead) {
    for (Call call : calls) {
      if (call.remote() != null && call.said() == null) {
        assertThat(call.remote()).as("%s", call).isEqualTo(address);
        assertThat(call.begun()).as("%s", call).isLessThan(dead);
      }
    }
  }
}
