package dev.parley.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AddressWatchTest {

  private final AtomicReference<Set<String>> now = new AtomicReference<>(Set.of("a", "b"));
  private final AtomicInteger looks = new AtomicInteger();
  private final List<Set<String>> heard = Collections.synchronizedList(new ArrayList<>());
  private final AddressWatch watch =
      new AddressWatch(
          () -> {
            looks.incrementAndGet();
            return now.get();
          },
          Duration.ofMillis(5));

  @Test
  void tellsWhatIsGoneAndNotWhatIsNew() {
    Consumer<Set<String>> listener = heard::add;
    watch.add(listener);
    now.set(Set.of("a", "b", "c"));
    int before = looks.get();
    Awaitility.await().until(() -> looks.get() > before + 3);
    assertThat(heard).isEmpty();
    now.set(Set.of("c"));
    Awaitility.await().until(() -> !heard.isEmpty());
    assertThat(heard).containsExactly(Set.of("a", "b"));
    watch.remove(listener);
  }

  @Test
  void looksOnlyWhileSomebodyListens() {
    Consumer<Set<String>> listener = heard::add;
    watch.add(listener);
    watch.remove(listener);
    Awaitility.await()
        .during(Duration.ofMillis(100))
        .until(
            () -> {
              int before = looks.get();
              Thread.sleep(20);
              return looks.get() == before;
            });
    // What changed meanwhile is not news for whoever comes later.
    now.set(Set.of("b"));
    watch.add(listener);
    int before = looks.get();
    Awaitility.await().until(() -> looks.get() > before + 3);
    assertThat(heard).isEmpty();
    watch.remove(listener);
  }

  @Test
  void addressesAreComparedAsAddresses() throws Exception {
    assertThat(NetworkCheck.text("fd00::2"))
        .isEqualTo(NetworkCheck.text(InetAddress.getAllByName("fd00:0:0:0:0:0:0:2")[0]))
        .isNotEqualTo(NetworkCheck.text("fd00::3"));
    assertThat(NetworkCheck.text("192.0.2.1"))
        .isEqualTo(NetworkCheck.text(InetAddress.getAllByName("192.0.2.1")[0]));
    assertThat(NetworkCheck.text("e3b0c442.local")).isEqualTo("e3b0c442.local");
  }

  @Test
  void loopbackAndLinkLocalAreNoWayOut() throws Exception {
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("127.0.0.1")[0])).isFalse();
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("::1")[0])).isFalse();
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("fe80::1")[0])).isFalse();
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("0.0.0.0")[0])).isFalse();
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("192.0.2.1")[0])).isTrue();
    assertThat(NetworkCheck.isUsable(InetAddress.getAllByName("fd00::1")[0])).isTrue();
  }
}
