package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Two servers in processes of their own, one cluster. The last tests take it apart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Logger log = LoggerFactory.getLogger(ClusterIT.class);

  private static Cluster cluster;
  private static ClusterNode a;
  private static ClusterNode b;

  @BeforeAll
  static void twoNodes(@TempDir Path folder) throws Exception {
    cluster = new Cluster(folder);
    a = cluster.start();
    b = cluster.start();
    a.join();
    b.join(a);
    a.awaitNodes(2);
    b.awaitNodes(2);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static String active(Client client, String name) throws Exception {
    Element answer = client.resolve(name);
    Element address = Xml.child(answer, "address");
    return address == null
        ? Xml.error(answer)
        : address.getAttribute("jid") + " " + address.getAttribute("epoch");
  }

  private static void awaitActive(Client client, String name, String active) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(active(client, name)).isEqualTo(active));
  }

  private static String state(Element answer) {
    Element status = Xml.child(answer, "status");
    return status == null
        ? Xml.error(answer)
        : status.getAttribute("state") + " " + status.getAttribute("epoch");
  }

  @Test
  @Order(1)
  void aNameOfOneNodeIsResolvedAndWatchedThroughTheOther() throws Exception {
    try (SmackPeer alice = a.smack("alice", "a1");
        SmackPeer bob = b.smack("bob", "b1")) {
      bob.show("club");
      assertThat(bob.awaitPresence()).isEqualTo("club unavailable");

      assertThat(alice.start("club", "i1", false)).isEqualTo("registered 1");

      assertThat(bob.resolve("club")).isEqualTo(alice.jid() + " 1");
      assertThat(bob.awaitPresence()).isEqualTo("club available 1");

      alice.signOut();

      assertThat(bob.awaitPresence()).isEqualTo("club unavailable");
      assertThat(bob.resolve("club")).isEqualTo("error recipient-unavailable");
      assertThat(bob.furtherPresences()).isEmpty();
    }
  }

  @Test
  @Order(2)
  void anInstanceThatDoesNotAnswerIsFoundOutThroughTheOtherNode() throws Exception {
    try (Client alice = a.signIn("alice", "a2");
        Client standby = b.signIn("alice", "a3");
        Client bob = b.signIn("bob", "b2")) {
      alice.start("frozen", "i1");
      standby.start("frozen", "i2", "standby='true'", "");
      assertThat(active(bob, "frozen")).isEqualTo(alice.jid() + " 1");
      alice.answering = false;

      awaitActive(bob, "frozen", standby.jid() + " 2");

      alice.answering = true;
      alice.presence("", "frozen");
      Element told =
          alice.await(s -> Xml.child(s, "status") != null && s.getAttribute("type").equals("set"));
      assertThat(state(told)).isEqualTo("standby 2");
    }
  }

  @Test
  @Order(3)
  void aStandbyOfTheOtherNodeFollowsAKilledProgramOnce() throws Exception {
    try (SmackPeer standby = b.smack("alice", "a4");
        SmackPeer onA = a.smack("bob", "b3");
        SmackPeer onB = b.smack("bob", "b4")) {
      Process master =
          SmackMaster.launch(a.process.port(), a.process.trust(), "killed", "instance-1");
      assertThat(line(master)).isEqualTo("registered 1");
      assertThat(standby.start("killed", "i2", true)).isEqualTo("standby 1");
      for (SmackPeer watcher : List.of(onA, onB)) {
        watcher.show("killed");
        assertThat(watcher.awaitPresence()).isEqualTo("killed available 1");
      }

      long begun = System.nanoTime();
      master.destroyForcibly();

      assertThat(standby.awaitTold()).startsWith("promoted {epoch=2");
      for (SmackPeer watcher : List.of(onA, onB)) {
        assertThat(watcher.awaitPresence()).isEqualTo("killed available 2");
        assertThat(watcher.resolve("killed")).isEqualTo(standby.jid() + " 2");
        assertThat(watcher.furtherPresences()).isEmpty();
      }
      log.info("a standby of the other node after {} ms", millisSince(begun));
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static String line(Process process) throws Exception {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  @Test
  @Order(4)
  void aStartMeetsWhoIsAliveOnTheOtherNodeAndReplacesWhoIsNot() throws Exception {
    try (Client alice = a.signIn("alice", "a5");
        Client other = b.signIn("alice", "a6");
        Client bob = a.signIn("bob", "b5")) {
      alice.start("rival", "i1");

      Element refused = other.start("rival", "i2");
      assertThat(Xml.error(refused)).isEqualTo("cancel conflict active");
      assertThat(state(other.start("rival", "i2", "standby='true'", ""))).isEqualTo("standby 1");

      alice.answering = false;
      assertThat(state(other.start("rival", "i2"))).isEqualTo("started 2");
      assertThat(active(bob, "rival")).isEqualTo(other.jid() + " 2");
    }
  }

  @Test
  @Order(5)
  void aStopOnOneNodeIsSeenOnTheOther() throws Exception {
    try (Client alice = a.signIn("alice", "a7");
        Client owner = b.signIn("alice", "a8");
        Client bob = b.signIn("bob", "b6")) {
      alice.start("stopped", "i1");
      bob.presence("", "stopped");
      assertThat(bob.awaitPresence("stopped")).isEqualTo("available 1");

      alice.set("stopped", "<stop xmlns='%s'/>".formatted(Xml.NAMES));
      assertThat(bob.awaitPresence("stopped")).isEqualTo("unavailable");
      assertThat(active(bob, "stopped")).isEqualTo("wait recipient-unavailable");

      alice.start("stopped", "i1");
      assertThat(bob.awaitPresence("stopped")).isEqualTo("available 2");
      owner.set("stopped", "<stop xmlns='%s' all='true'/>".formatted(Xml.NAMES));
      Element told =
          alice.await(s -> Xml.child(s, "status") != null && s.getAttribute("type").equals("set"));
      assertThat(state(told)).isEqualTo("stopped 2");
      assertThat(bob.awaitPresence("stopped")).isEqualTo("unavailable");

      alice.start("stopped", "i1");
      assertThat(bob.awaitPresence("stopped")).isEqualTo("available 3");
      owner.set("stopped", "<release xmlns='%s'/>".formatted(Xml.NAMES));
      assertThat(bob.awaitPresence("stopped")).isEqualTo("unavailable");
      assertThat(active(bob, "stopped")).isEqualTo("cancel item-not-found");
      assertThat(bob.hasPresence("stopped")).isFalse();
    }
  }

  @Test
  @Order(6)
  void whoMaySeeANameIsJudgedOnBothNodes() throws Exception {
    try (Client alice = a.signIn("alice", "a9");
        Client bob = b.signIn("bob", "b7")) {
      alice.start("judged", "i1");
      bob.presence("", "judged");
      assertThat(bob.awaitPresence("judged")).isEqualTo("available 1");

      alice.set("judged", "<configure xmlns='%s' access='private'/>".formatted(Xml.NAMES));

      assertThat(bob.awaitPresence("judged")).isEqualTo("unavailable");
      assertThat(active(bob, "judged")).isEqualTo("cancel item-not-found");
    }
  }

  @Test
  @Order(7)
  void aSubscriberIsToldOnceWhereverTheNameIsServed() throws Exception {
    try (Client alice = a.signIn("alice", "a10");
        Client bob = b.signIn("bob", "b8")) {
      bob.write("<presence/>");
      bob.presence("subscribe", "contact");
      assertThat(bob.awaitPresence("contact")).isEqualTo("unsubscribed");
      alice.start("contact", "i1");
      bob.presence("subscribe", "contact");
      assertThat(bob.awaitPresence("contact")).isEqualTo("subscribed");
      assertThat(bob.awaitPresence("contact")).isEqualTo("available 1");

      alice.set("contact", "<stop xmlns='%s'/>".formatted(Xml.NAMES));

      assertThat(bob.awaitPresence("contact")).isEqualTo("unavailable");
      assertThat(bob.hasPresence("contact")).isFalse();
    }
  }

  @Test
  @Order(8)
  void ofSeveralThatStartAtOnceOnBothNodesOneServes() throws Exception {
    try (Client onA = a.signIn("alice", "a11");
        Client onB = b.signIn("alice", "a12")) {
      for (int round = 0; round < 10; round++) {
        String name = "race" + round;
        String start = "<start xmlns='%s' instance='%s'/>";
        String first = onA.send("set", name + "@names.localhost", start.formatted(Xml.NAMES, "iA"));
        String second =
            onB.send("set", name + "@names.localhost", start.formatted(Xml.NAMES, "iB"));
        List<String> states = List.of(state(onA.answerTo(first)), state(onB.answerTo(second)));
        assertThat(states).containsExactlyInAnyOrder("registered 1", "cancel conflict active");
        String serves = (states.get(0).startsWith("r") ? onA : onB).jid();
        assertThat(active(onA, name)).isEqualTo(serves + " 1").isEqualTo(active(onB, name));
      }
    }
  }

  @Test
  @Order(9)
  void ofStandbysOnBothNodesOneFollows() throws Exception {
    try (Client onA = a.signIn("alice", "a13");
        Client onB = b.signIn("alice", "a14");
        Client bobA = a.signIn("bob", "b9");
        Client bobB = b.signIn("bob", "b10")) {
      for (int round = 0; round < 5; round++) {
        String name = "standbys" + round;
        try (Client alice = (round % 2 == 0 ? a : b).signIn("alice", "active" + round)) {
          alice.start(name, "i0");
          onA.start(name, "iA", "standby='true'", "");
          onB.start(name, "iB", "standby='true'", "");
          for (Client bob : List.of(bobA, bobB)) {
            bob.presence("", name);
            assertThat(bob.awaitPresence(name)).isEqualTo("available 1");
          }
        }
        for (Client bob : List.of(bobA, bobB)) {
          assertThat(bob.awaitPresence(name)).isEqualTo("available 2");
        }
        assertThat(active(bobA, name)).isEqualTo(active(bobB, name)).endsWith(" 2");
        assertThat(bobA.hasPresence(name) || bobB.hasPresence(name)).isFalse();
      }
    }
  }

  @Test
  @Order(10)
  void aNodeThatUnloadsThePluginLeavesTheOtherRight() throws Exception {
    try (Client onA = a.signIn("alice", "a15");
        Client onB = b.signIn("alice", "a16");
        Client bob = a.signIn("bob", "b11")) {
      onB.start("unloaded", "iB");
      onA.start("unloaded", "iA", "standby='true'", "");
      onA.start("kept", "iA");
      bob.presence("", "unloaded");
      assertThat(bob.awaitPresence("unloaded")).isEqualTo("available 1");

      b.process.unloadPlugin("parley");

      assertThat(bob.awaitPresence("unloaded")).isEqualTo("available 2");
      assertThat(active(bob, "unloaded")).isEqualTo(onA.jid() + " 2");
      assertThat(active(bob, "kept")).isEqualTo(onA.jid() + " 1");

      await().atMost(Duration.ofSeconds(10)).until(() -> b.traces().equals("[]"));
      assertThat(a.traces()).contains("dev.parley.openfire.cluster.ClusterNode");

      b.process.loadPlugin(Path.of(System.getProperty("parley.plugin.jar")));

      awaitActive(onB, "kept", onA.jid() + " 1");
      assertThat(state(onB.start("unloaded", "iB", "standby='true'", ""))).isEqualTo("standby 2");
    }
  }

  @Test
  @Order(11)
  void aNodeThatLeavesAndJoinsAgainHasOneActiveWithTheOthers() throws Exception {
    try (Client onA = a.signIn("alice", "a17");
        Client onB = b.signIn("alice", "a18");
        Client bobA = a.signIn("bob", "b12");
        Client bobB = b.signIn("bob", "b13")) {
      onA.start("split", "iA");
      onB.start("split", "iB", "standby='true'", "");
      onA.start("alone", "iA");
      bobB.presence("", "alone");
      assertThat(bobB.awaitPresence("alone")).isEqualTo("available 1");

      b.leave();

      assertThat(bobB.awaitPresence("alone")).isEqualTo("unavailable");
      assertThat(active(bobA, "alone")).isEqualTo(onA.jid() + " 1");
      // Two servers on one database that do not know of each other: each wants the name for its
      // own, one gets it, and the other sends nobody to whom it had before.
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(List.of(active(bobA, "split"), active(bobB, "split")))
                      .containsOnlyOnce("wait recipient-unavailable")
                      .anyMatch(found -> found.startsWith("alice@localhost/")));

      b.join(a);
      a.awaitNodes(2);
      b.awaitNodes(2);

      assertThat(bobB.awaitPresence("alone")).isEqualTo("available 1");
      awaitActive(bobB, "alone", onA.jid() + " 1");
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(active(bobA, "split"))
                      .isEqualTo(active(bobB, "split"))
                      .startsWith("alice@localhost/"));
      String[] serves = active(bobA, "split").split(" ", -1);
      Client active = serves[0].equals(onA.jid()) ? onA : onB;
      Client standby = active == onA ? onB : onA;
      active.set("split", "<stop xmlns='%s'/>".formatted(Xml.NAMES));
      String next = standby.jid() + " " + (Long.parseLong(serves[1]) + 1);
      awaitActive(bobB, "split", next);
      awaitActive(bobA, "split", next);
    }
  }

  @Test
  @Order(12)
  void aStandbyFollowsWhenItsNodeIsKilledOnce() throws Exception {
    try (SmackPeer standby = b.smack("alice", "a19");
        SmackPeer bob = b.smack("carol", "c1")) {
      SmackPeer master = a.smack("alice", "a20");
      assertThat(master.start("crash", "i1", false)).isEqualTo("registered 1");
      assertThat(standby.start("crash", "i2", true)).isEqualTo("standby 1");
      assertThat(master.start("lost", "i1", false)).isEqualTo("registered 1");
      for (String name : List.of("crash", "lost")) {
        bob.show(name);
        assertThat(bob.awaitPresence()).isEqualTo(name + " available 1");
      }

      long begun = System.nanoTime();
      a.kill();

      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(50))
          .untilAsserted(() -> assertThat(bob.resolve("crash")).isEqualTo(standby.jid() + " 2"));
      log.info("a standby after a killed node in {} ms", millisSince(begun));
      assertThat(standby.awaitTold()).startsWith("promoted {epoch=2");
      assertThat(List.of(bob.awaitPresence(), bob.awaitPresence()))
          .containsExactlyInAnyOrder("crash available 2", "lost unavailable");
      assertThat(bob.resolve("lost")).isEqualTo("error recipient-unavailable");
      assertThat(bob.furtherPresences()).isEmpty();
      b.awaitNodes(1);
    }
  }
}
