package dev.parley.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.EmbeddedOpenfire;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What happens when a program that serves a name dies, vanishes or freezes. */
class LivenessIT {
  private static EmbeddedOpenfire server;

  @BeforeAll
  static void start() {
    server =
        Server.builder()
            .property("parley.names.liveness", "0.5")
            .property("parley.names.sweep", "3")
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Signs in with stream resumption, as Smack does. */
  private static Client resumable(String user, String resource) throws Exception {
    Client client = Client.signIn(server, user, resource);
    client.write("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    Element enabled = client.await(s -> s.getLocalName().equals("enabled"));
    assertThat(enabled.getAttribute("resume")).isEqualTo("true");
    return client;
  }

  @Test
  void aDeadConnectionThatCouldBeResumedDoesNotKeepTheName() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b1")) {
      Client alice = resumable("alice", "a1");
      alice.start("dead", "i1");
      alice.presence("", "dead");
      bob.presence("", "dead");
      assertThat(bob.awaitPresence("dead")).isEqualTo("available 1");

      alice.cut();

      await()
          .atMost(Duration.ofSeconds(3))
          .untilAsserted(
              () ->
                  assertThat(Xml.error(bob.resolve("dead")))
                      .isEqualTo("wait recipient-unavailable"));
      assertThat(bob.awaitPresence("dead")).isEqualTo("unavailable");
      try (Client other = resumable("alice", "a2")) {
        assertThat(Xml.payload(other.start("dead", "another"), "status").getAttribute("state"))
            .isEqualTo("started");
        assertThat(bob.awaitPresence("dead")).isEqualTo("available 2");
      }
    }
  }

  @Test
  void aStandbyFollowsADeadConnectionAndResolvesWaitForIt() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b2");
        Client standby = resumable("alice", "a4")) {
      Client alice = resumable("alice", "a3");
      alice.start("wait", "i1");
      standby.start("wait", "i2", "standby='true'", "");
      bob.presence("", "wait");
      assertThat(bob.awaitPresence("wait")).isEqualTo("available 1");

      alice.cut();

      await()
          .atMost(Duration.ofSeconds(3))
          .untilAsserted(
              () ->
                  assertThat(Xml.payload(bob.resolve("wait"), "address").getAttribute("jid"))
                      .isEqualTo(standby.jid()));
      assertThat(bob.awaitPresence("wait")).isEqualTo("available 2");
    }
  }

  @Test
  void aStandbyFollowsADeadConnectionThoughNobodyResolves() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b5");
        Client standby = resumable("alice", "a10")) {
      Client alice = resumable("alice", "a9");
      alice.start("alone", "i1");
      standby.start("alone", "i2", "standby='true'", "");
      bob.presence("", "alone");
      assertThat(bob.awaitPresence("alone")).isEqualTo("available 1");

      alice.cut();

      assertThat(bob.awaitPresence("alone")).isEqualTo("available 2");
    }
  }

  @Test
  void aFrozenInstanceLosesTheNameAndLearnsItWhenItThaws() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b3");
        Client alice = resumable("alice", "a5");
        Client standby = resumable("alice", "a6")) {
      alice.start("frozen", "i1");
      standby.start("frozen", "i2", "standby='true'", "");
      alice.answering = false;

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(Xml.payload(bob.resolve("frozen"), "address").getAttribute("jid"))
                      .isEqualTo(standby.jid()));

      alice.answering = true;
      alice.presence("", "frozen");
      Element told =
          alice.await(s -> Xml.child(s, "status") != null && s.getAttribute("type").equals("set"));
      assertThat(Xml.child(told, "status").getAttribute("state")).isEqualTo("standby");
      assertThat(Xml.child(told, "status").getAttribute("epoch")).isEqualTo("2");
    }
  }

  @Test
  void aRivalThatDoesNotAnswerIsReplacedWithinThreeSeconds() throws Exception {
    try (Client alice = resumable("alice", "a7");
        Client other = resumable("alice", "a8")) {
      alice.start("rival", "i1");
      alice.answering = false;
      long begun = System.nanoTime();
      Element status = Xml.payload(other.start("rival", "i2"), "status");
      assertThat(status.getAttribute("state")).isEqualTo("started");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("the two seconds the rival had, and not much more")
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }
  }

  @Test
  void aKilledProgramHasItsNameBackAtOnce() throws Exception {
    try (Client bob = Client.signIn(server, "bob", "b4")) {
      bob.presence("", "killed");
      assertThat(bob.awaitPresence("killed")).isEqualTo("unavailable");
      Process first = child("killed", "instance-1");
      assertThat(line(first)).isEqualTo("registered 1");
      assertThat(bob.awaitPresence("killed")).isEqualTo("available 1");

      first.destroyForcibly();
      Process second = child("killed", "instance-1");
      try {
        assertThat(line(second)).isEqualTo("started 2");
        String jid = Xml.payload(bob.resolve("killed"), "address").getAttribute("jid");
        assertThat(jid).startsWith("alice@localhost/");
      } finally {
        second.destroyForcibly();
      }
      assertThat(first.waitFor()).isEqualTo(137);
    }
  }

  @Test
  void aKilledProgramsAccountHasTheNameBackWithAnotherInstance() throws Exception {
    Process first = child("killed2", "instance-1");
    assertThat(line(first)).isEqualTo("registered 1");
    first.destroyForcibly();
    try (Client alice = Client.signIn(server, "alice", "rescue")) {
      long begun = System.nanoTime();
      assertThat(Xml.payload(alice.start("killed2", "instance-2"), "status").getAttribute("state"))
          .isEqualTo("started");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
  }

  private static Process child(String name, String instance) throws Exception {
    return SmackMaster.launch(server.port(), server.trust(), name, instance);
  }

  private static String line(Process process) throws Exception {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
