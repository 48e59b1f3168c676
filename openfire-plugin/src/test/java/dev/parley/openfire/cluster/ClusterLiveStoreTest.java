package dev.parley.openfire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two stores over one cache. */
class ClusterLiveStoreTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final FakeCluster cluster = new FakeCluster();
  private final FakeCluster.Node a = cluster.node();
  private final FakeCluster.Node b = cluster.node();

  private static Instance instance(String id, String node, int second) {
    return new Instance(id, "alice@d/" + id, 0, NOON.plusSeconds(second), null, false, node);
  }

  private static LiveName live(String name, long epoch, String activeId, Instance... instances) {
    return new LiveName(name, epoch, activeId, null, NOON, "key" + epoch, null, List.of(instances));
  }

  private static List<String> ids(LiveName state) {
    return state.instances().stream().map(i -> i.id() + "@" + i.node()).sorted().toList();
  }

  @Test
  void withoutAClusterNothingIsShared() {
    a.put(live("club", 1, "i1", instance("i1", "", 0)));

    assertThat(cluster.texts).isEmpty();
    assertThat(cluster.sent).isEmpty();
    assertThat(a.state("club").active()).isPresent();
    assertThat(a.store.namesOf("alice@d/i1")).containsExactly("club");
  }

  @Test
  void whatOneChangesTheOtherSeesWhenItLooks() {
    a.store.join("A");
    b.store.join("B");

    a.put(live("club", 1, "i1", instance("i1", "A", 0)));

    assertThat(cluster.sent).containsExactly(Notice.of(Notice.Kind.CHANGED, "club"));
    assertThat(b.state("club")).isNull();
    b.store.look("club");
    assertThat(b.state("club")).isEqualTo(a.state("club"));
    assertThat(b.followed).containsExactly("club: null → i1");
    assertThat(b.store.isHere(instance("i1", "A", 0))).isFalse();
    assertThat(b.store.nodeOf("alice@d/i1")).isEqualTo("A");
    assertThat(b.store.latest("club")).isPresent();

    a.put(LiveName.offline("club", 1));
    b.store.look("club");
    assertThat(b.state("club")).isNull();
    assertThat(b.followed).containsExactly("club: null → i1", "club: i1 → null");
  }

  @Test
  void aChangeIsMadeToTheCommonState() {
    a.store.join("A");
    b.store.join("B");
    a.put(live("club", 1, "i1", instance("i1", "A", 0)));

    LiveName seen = b.store.locked("club", () -> b.store.get("club").orElseThrow());

    assertThat(seen.activeId()).isEqualTo("i1");
  }

  @Test
  void ofTwoThatBecomeOneTheHigherEpochIsActiveAndAllInstancesStay() {
    a.put(live("club", 3, "i1", instance("i1", "", 0)));
    a.put(live("one", 1, "i1", instance("i1", "", 0)));
    b.put(live("club", 4, "i2", instance("i2", "", 1)));
    b.put(live("other", 1, "i2", instance("i2", "", 1)));

    a.store.join("A");
    b.store.join("B");
    a.store.lookAtAll();

    for (FakeCluster.Node node : List.of(a, b)) {
      LiveName club = node.state("club");
      assertThat(club.epoch()).isEqualTo(4);
      assertThat(club.activeId()).isEqualTo("i2");
      assertThat(club.ticketKey()).isEqualTo("key4");
      assertThat(ids(club)).containsExactly("i1@A", "i2@B");
      assertThat(ids(node.state("one"))).containsExactly("i1@A");
      assertThat(ids(node.state("other"))).containsExactly("i2@B");
    }
    assertThat(a.followed).contains("club: i1 → i2", "other: null → i2");
  }

  @Test
  void ofOneEpochTheSideThatHasItsHolderIsRight() {
    a.put(new LiveName("club", 4, null, "i2", NOON, "", null, List.of(instance("i1", "", 0))));
    b.put(live("club", 4, "i2", instance("i2", "", 1)));

    a.store.join("A");
    b.store.join("B");

    assertThat(b.state("club").activeId()).isEqualTo("i2");
    assertThat(b.state("club").elsewhere()).isNull();
    assertThat(ids(b.state("club"))).containsExactly("i1@A", "i2@B");
  }

  @Test
  void anInstanceThatMovedMeanwhileIsWhereItStartedLast() {
    a.put(live("club", 3, "i1", instance("i1", "", 0)));
    b.put(live("club", 4, "i1", instance("i1", "", 60)));

    b.store.join("B");
    a.store.join("A");

    assertThat(ids(a.state("club"))).containsExactly("i1@B");
    assertThat(a.state("club").active()).isPresent();
  }

  @Test
  void whoLeavesKnowsAsMuchAsBeforeAndSharesNothingMore() {
    a.store.join("A");
    b.store.join("B");
    a.put(live("club", 1, "i1", instance("i1", "A", 0), instance("i2", "B", 1)));
    b.store.look("club");

    b.store.leave();

    assertThat(ids(b.state("club"))).containsExactly("i1@A", "i2@B");
    assertThat(b.store.isHere(b.state("club").instance("i2").orElseThrow())).isTrue();
    assertThat(b.store.isPresent("A")).isFalse();
    String before = cluster.texts.get("club");
    b.put(live("club", 2, "i2", instance("i2", "B", 1)));
    assertThat(cluster.texts).containsEntry("club", before);
    assertThat(ids(b.state("club"))).containsExactly("i2@");

    b.store.join("B2");

    assertThat(ids(b.state("club"))).containsExactly("i1@A", "i2@B2");
    assertThat(b.state("club").activeId()).isEqualTo("i2");
  }

  @Test
  void whatTheCacheLostIsSharedAgain() {
    a.store.join("A");
    b.store.join("B");
    a.put(live("club", 1, "i1", instance("i1", "A", 0)));
    b.store.look("club");

    cluster.texts.clear();
    b.store.lookAtAll();
    assertThat(b.state("club")).as("it is not for B to say that it ended").isNotNull();
    assertThat(cluster.texts).isEmpty();

    a.store.lookAtAll();
    assertThat(LiveNameText.read(cluster.texts.get("club"))).isEqualTo(a.state("club"));

    cluster.texts.clear();
    LiveName seen = a.store.locked("club", () -> a.store.get("club").orElseThrow());
    assertThat(seen.active()).isPresent();
  }

  @Test
  void anEndIsRememberedUntilEveryNodeMustHaveSeenIt() {
    a.store.join("A");
    b.store.join("B");
    a.put(live("club", 1, "i1", instance("i1", "A", 0)));
    a.put(LiveName.offline("club", 1));

    cluster.now = cluster.now.plus(Duration.ofMinutes(9));
    b.store.forgetEnded();
    assertThat(cluster.texts).containsOnlyKeys("club");

    cluster.now = cluster.now.plus(Duration.ofMinutes(2));
    b.store.forgetEnded();
    assertThat(cluster.texts).isEmpty();
  }

  @Test
  void aClusterThatFailsLeavesEachNodeWithWhatItKnows() {
    a.store.join("A");
    a.put(live("club", 1, "i1", instance("i1", "A", 0)));
    cluster.failing = true;

    a.put(live("club", 2, "i2", instance("i2", "A", 0)));
    a.store.lookAtAll();
    assertThat(a.state("club").activeId()).isEqualTo("i2");

    cluster.failing = false;
    a.store.lookAtAll();
    assertThat(LiveNameText.read(cluster.texts.get("club")).activeId()).isEqualTo("i2");
  }

  @Test
  void twoNodesDoNotChangeANameAtOnce() throws Exception {
    a.store.join("A");
    b.store.join("B");
    a.put(live("club", 0, "i1", instance("i1", "A", 0)));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<?>[] both =
          Stream.of(a, b)
              .map(node -> CompletableFuture.runAsync(() -> raise(node, 500), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(both).get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(LiveNameText.read(cluster.texts.get("club")).epoch()).isEqualTo(1000);
  }

  private static void raise(FakeCluster.Node node, int times) {
    for (int i = 0; i < times; i++) {
      long unused =
          node.store.locked(
              "club",
              () ->
                  node.store.locked(
                      "club",
                      () -> {
                        LiveName state = node.store.get("club").orElseThrow();
                        long epoch = state.epoch() + 1;
                        node.store.put(live("club", epoch, "i1", state.instances().get(0)));
                        return epoch;
                      }));
    }
  }
}
