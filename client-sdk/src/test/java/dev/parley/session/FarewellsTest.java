package dev.parley.session;

import static dev.parley.jingle.JingleAction.SESSION_TERMINATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Jingle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FarewellsTest {

  private Instant now = Instant.EPOCH;
  private final List<String> sent = new ArrayList<>();
  private final Farewells farewells =
      new Farewells(
          iq -> {
            sent.add(iq.getTo() + " " + ((Jingle) iq.payload()).sid());
            return CompletableFuture.failedFuture(new IllegalStateException("nobody listens"));
          },
          () -> now);

  private void keep(String sid) {
    farewells.keep(Samples.BOB, Samples.empty(SESSION_TERMINATE, sid));
  }

  @Test
  void areToldOnceWhenTheLinkIsBack() {
    keep("1");
    keep("2");
    assertThat(sent).isEmpty();
    farewells.online(false);
    farewells.online(true);
    assertThat(sent).containsExactly("bob@example.org/b 1", "bob@example.org/b 2");
  }

  @Test
  void areForgottenWhenThePeerHasNoticedLongAgo() {
    keep("old");
    now = now.plus(Duration.ofSeconds(50));
    keep("new");
    now = now.plus(Duration.ofSeconds(20));
    farewells.online(false);
    assertThat(sent).containsExactly("bob@example.org/b new");
  }

  @Test
  void theOldestGiveWay() {
    for (int i = 0; i < 300; i++) {
      keep(Integer.toString(i));
    }
    farewells.online(false);
    assertThat(sent).hasSize(256).startsWith("bob@example.org/b 44");
  }
}
