package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AudioPumpTest {
  private final AtomicInteger starts = new AtomicInteger();
  private final AudioPump pump = new AudioPump(starts::incrementAndGet);

  @Test
  void runsOnlyForListeners() {
    pump.change();
    pump.changed();
    assertThat(starts).hasValue(0);
    pump.listen();
    assertThat(starts).hasValue(1);
    pump.unlisten();
    pump.change();
    pump.changed();
    assertThat(starts).hasValue(1);
  }

  @Test
  void startsAgainAfterEveryChange() {
    pump.listen();
    pump.change();
    pump.changed();
    assertThat(starts).hasValue(2);
  }

  @Test
  void neverStartsDuringAChange() {
    pump.change();
    pump.change();
    pump.listen();
    pump.changed();
    assertThat(starts).hasValue(0);
    pump.changed();
    assertThat(starts).hasValue(1);
  }

  @Test
  void neverStartsAfterTheEnd() {
    AtomicInteger stops = new AtomicInteger();
    pump.listen();
    pump.stop(stops::incrementAndGet);
    pump.change();
    pump.changed();
    pump.listen();
    assertThat(starts).hasValue(1);
    assertThat(stops).hasValue(1);
  }
}
