package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.NameListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final List<String> seen = new ArrayList<>();
  private final Watch watch =
      new Watch(
          "chess",
          new NameListener() {
            @Override
            public void onOnline(long epoch) {
              seen.add("online " + epoch);
            }

            @Override
            public void onOffline() {
              seen.add("offline");
            }

            @Override
            public void onMoved(long epoch) {
              seen.add("moved " + epoch);
            }

            @Override
            public void onInterrupted() {
              seen.add("interrupted");
            }
          },
          Runnable::run,
          closed -> seen.add("removed"));

  @Test
  void tellsChangesOnly() {
    watch.offline();
    watch.offline();
    watch.online(1);
    watch.online(1);
    watch.online(2);
    watch.offline();
    watch.online(2);
    assertThat(seen).containsExactly("offline", "online 1", "moved 2", "offline", "online 2");
    assertThat(watch.online()).isTrue();
  }

  @Test
  void tellsHowThingsAreAfterAnInterruption() {
    watch.interrupted();
    watch.resumed();
    assertThat(seen).as("nothing was known before").isEmpty();
    watch.online(1);
    watch.resumed();
    watch.interrupted();
    watch.interrupted();
    watch.online(1);
    watch.interrupted();
    watch.online(2);
    watch.interrupted();
    watch.resumed();
    watch.offline();
    watch.interrupted();
    watch.resumed();
    watch.interrupted();
    watch.offline();
    assertThat(String.join(", ", seen))
        .isEqualTo(
            "online 1, interrupted, online 1, interrupted, moved 2, interrupted, online 2,"
                + " offline, interrupted, offline, interrupted, offline");
  }

  @Test
  void isSilentOnceClosed() {
    watch.online(1);
    watch.close();
    watch.close();
    watch.offline();
    assertThat(seen).containsExactly("online 1", "removed");
  }

  @Test
  void knowsWhichQuestionHasNoAnswer() {
    int first = watch.asked();
    assertThat(watch.unanswered(first)).isTrue();
    watch.offline();
    assertThat(watch.unanswered(first)).isFalse();
    int second = watch.asked();
    assertThat(watch.unanswered(first)).isFalse();
    assertThat(watch.unanswered(second)).isTrue();
    watch.close();
    assertThat(watch.unanswered(second)).isFalse();
  }
}
