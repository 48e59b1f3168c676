package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.saying;
import static dev.parley.openfire.registry.World.who;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final World world = new World();
  private final Requester bob = who("bob@d/x");

  @Test
  void aSubscriberSeesTheNameComeMoveAndGo() {
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.subscribe("club", bob);
    assertThat(world.sentSince())
        .containsExactly("subscribed club to bob@d", "available club 1 to bob@d");
    world.start(request("club", "alice@d/2", "i1"));
    assertThat(world.sentSince()).containsExactly("available club 2 to bob@d");
    world.registry.stop("club", who("alice@d/2"), null, null);
    assertThat(world.sentSince()).containsExactly("unavailable club to bob@d");
    world.registry.unsubscribe("club", bob);
    assertThat(world.sentSince()).containsExactly("unsubscribed club to bob@d");
    world.start(request("club", "alice@d/2", "i1"));
    assertThat(world.sentSince()).isEmpty();
  }

  @Test
  void aSubscribersProbeIsAnsweredAndItIsToldOnceOnly() {
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.subscribe("club", bob);
    world.sentSince();
    world.registry.watch("club", bob);
    assertThat(world.sentSince()).containsExactly("available club 1 to bob@d/x");
    world.start(request("club", "alice@d/2", "i1"));
    assertThat(world.sentSince()).containsExactly("available club 2 to bob@d");
  }

  @Test
  void aWatcherSeesItUntilItsSessionEnds() {
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.watch("club", bob);
    assertThat(world.sentSince()).containsExactly("available club 1 to bob@d/x");
    world.registry.sessionEnded("bob@d/x");
    world.registry.stop("club", who("alice@d/1"), null, null);
    assertThat(world.sentSince()).isEmpty();
  }

  @Test
  void everybodyIsToldThatTheServiceEnds() {
    world.start(request("club", "alice@d/1", "i1"));
    world.registry.watch("club", bob);
    world.registry.subscribe("club", who("carol@d/x"));
    world.sentSince();
    world.registry.farewell();
    assertThat(world.sentSince())
        .containsExactlyInAnyOrder(
            "unavailable club to bob@d/x",
            "unavailable club to carol@d",
            "leaving to bob@d/x",
            "leaving to alice@d/1");
  }

  @Test
  void hiddenAndUnknownNamesAnswerAlikeAndAtTheSameTime() {
    world.start(
        saying(
            request("hidden", "alice@d/1", "i1"),
            new Profile(null, Access.PRIVATE, null, null, null)));
    for (String name : new String[] {"hidden", "unknown"}) {
      world.registry.watch(name, bob);
      world.registry.subscribe(name, bob);
      assertThat(world.sentSince()).isEmpty();
      world.scheduler.pass(Duration.ofMillis(20));
      assertThat(world.sentSince())
          .containsExactly(
              "unavailable " + name + " to bob@d/x", "unsubscribed " + name + " to bob@d");
    }
  }

  @Test
  void anUnknownNameThatIsWatchedIsSeenWhenItComes() {
    world.registry.watch("club", bob);
    world.scheduler.pass(Duration.ofMillis(20));
    assertThat(world.sentSince()).containsExactly("unavailable club to bob@d/x");
    world.start(request("club", "alice@d/1", "i1"));
    assertThat(world.sentSince()).containsExactly("available club 1 to bob@d/x");
  }

  @Test
  void oneSessionWatchesSoManyNames() {
    world.misses = Rate.UNLIMITED;
    for (int i = 0; i < Watchers.NAMES_PER_SESSION + 10; i++) {
      if (i % 500 == 0) {
        world.scheduler.pass(Duration.ofSeconds(5));
      }
      world.registry.watch("n" + i, bob);
    }
    world.scheduler.pass(Duration.ofSeconds(1));
    world.sentSince();
    world.start(request("n" + (Watchers.NAMES_PER_SESSION + 1), "alice@d/1", "i1"));
    world.start(request("n1", "alice@d/1", "i1"));
    assertThat(world.sentSince()).containsExactly("available n1 1 to bob@d/x");
  }
}
