package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MuteStateTest {
  private final List<Boolean> told = new CopyOnWriteArrayList<>();

  private MuteState state(long limitMillis) {
    MuteState state = new MuteState(Runnable::run, limitMillis);
    state.onChange(told::add);
    return state;
  }

  @Test
  void followsWhatIsNegotiated() {
    MuteState state = state(0);
    state.negotiated(false);
    state.negotiated(true);
    state.negotiated(true);
    state.frame();
    assertThat(state.isMuted()).isTrue();
    state.negotiated(false);
    assertThat(told).containsExactly(true, false);
    state.end();
    state.negotiated(true);
    assertThat(told).hasSize(2);
  }

  @Test
  void isMutedWhileNothingComes() {
    MuteState state = new MuteState(Runnable::run, 50);
    await().until(state::isMuted);
    state.onChange(told::add);
    state.frame();
    await().until(() -> told.size() >= 2);
    assertThat(told).startsWith(false, true);
    state.negotiated(true);
    state.frame();
    assertThat(state.isMuted()).as("still negotiated").isTrue();
    state.end();
  }

  @Test
  void aListenerThatThrowsHurtsNobody() {
    MuteState state = new MuteState(Runnable::run, 0);
    state.onChange(
        muted -> {
          throw new IllegalStateException("on purpose");
        });
    state.onChange(told::add);
    state.negotiated(true);
    assertThat(told).containsExactly(true);
  }
}
