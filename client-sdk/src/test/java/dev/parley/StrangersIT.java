package dev.parley;

import static dev.parley.HostileXml.ANSWER;
import static dev.parley.HostileXml.FINGERPRINT;
import static dev.parley.HostileXml.OFFER;
import static dev.parley.HostileXml.SCTPMAP;
import static dev.parley.HostileXml.audio;
import static dev.parley.HostileXml.content;
import static dev.parley.HostileXml.transport;
import static dev.parley.RawPeer.RESULT;
import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.peer.PeerRefusedException;
import dev.parley.runtime.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How much a stranger can make a client do and keep before anybody has decided about the stranger,
 * and what one that is called may answer; while a session with somebody else goes on.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StrangersIT {

  private static TestNet net;
  private static Parley alice;
  private static Pulse pulse;
  private static RawPeer eve;
  private static volatile CountDownLatch thinking = new CountDownLatch(0);
  private static int sids;

  @BeforeAll
  static void start() throws Exception {
    net = TestNet.start();
    alice = net.client("alice", builder -> builder.connectionPolicy(request -> decide()));
    alice.onConnection(new Incoming());
    Master master = await(alice.startMaster("castle"));
    master.onConnection(new Incoming());
    pulse = new Pulse(await(net.client("bob").connect("castle")));
    eve = new RawPeer(net, "eve");
  }

  private static Decision decide() {
    try {
      thinking.await(TestNet.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Decision.reject(null);
  }

  @AfterAll
  static void stop() {
    eve.close();
    net.close();
  }

  @BeforeEach
  void think() {
    thinking = new CountDownLatch(1);
  }

  /** Everybody is told, and whoever was there before is still there. */
  @AfterEach
  void decideAndGoOn() throws Exception {
    pulse.mustGoOn();
    thinking.countDown();
    // The places are free again.
    String sid = "free" + sids++;
    org.awaitility.Awaitility.await()
        .until(() -> send("session-initiate", sid, OFFER).equals(RESULT));
    Jingle end = eve.skipTo(JingleAction.SESSION_TERMINATE);
    while (!end.sid().equals(sid)) {
      end = eve.skipTo(JingleAction.SESSION_TERMINATE);
    }
    assertThat(end.reason().condition()).isEqualTo(Condition.DECLINE);
  }

  private static CompletionStage<String> begin(String sid, String children) {
    return eve.sendAsync(
        new RawJingle(alice.address(), "action='session-initiate' sid='" + sid + "'", children));
  }

  private static String send(String action, String sid, String children) throws Exception {
    return eve.send(alice.address(), "action='" + action + "' sid='" + sid + "'", children);
  }

  @Test
  void aFloodOfSessions() throws Exception {
    List<CompletionStage<String>> replies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      replies.add(begin("flood" + i, OFFER));
    }
    int taken = 0;
    for (CompletionStage<String> reply : replies) {
      String said = await(reply);
      assertThat(said).isIn(RESULT, "resource-constraint");
      taken += said.equals(RESULT) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(32);
    pulse.mustGoOn();
    // To another resource of the same account nothing more is given.
    try (RawPeer other = new RawPeer(net, "eve")) {
      assertThat(other.send(alice.address(), "action='session-initiate' sid='o'", OFFER))
          .isEqualTo("resource-constraint");
    }
  }

  @Test
  void theLargestOffersThereAre() throws Exception {
    String source =
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='%d'>"
            + "<parameter name='cname' value='0123456789abcdef'/></source>";
    StringBuilder sources = new StringBuilder("<payload-type id='0'/>");
    for (int i = 0; i < 256; i++) {
      sources.append(source.formatted(i));
    }
    StringBuilder contents = new StringBuilder();
    for (int i = 0; i < 18; i++) {
      contents.append(content("c" + i, audio(sources.toString()) + transport(FINGERPRINT)));
    }
    long before = Footprint.heap();
    int count = 8;
    for (int i = 0; i < count; i++) {
      assertThat(await(begin("large" + i, contents.toString()))).isEqualTo(RESULT);
    }
    long each = (Footprint.heap() - before) / count;
    System.out.println(
        "An undecided offer of " + contents.length() + " characters keeps " + each + " bytes");
    assertThat(each).isLessThan(4 << 20);
  }

  @Test
  void muchToSayBeforeAnybodyHasDecided() throws Exception {
    String sid = "talk" + sids++;
    assertThat(send("session-initiate", sid, OFFER)).isEqualTo(RESULT);
    String active = "<active xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>";
    assertThat(send("session-info", sid, active.repeat(17))).isEqualTo("bad-request");
    for (int i = 0; i < 16; i++) {
      assertThat(send("session-info", sid, active.repeat(16))).isEqualTo(RESULT);
    }
    assertThat(send("session-info", sid, active)).isEqualTo("resource-constraint");
    String last = content(transport("<gathering-complete/>"));
    assertThat(send("transport-info", sid, last)).isEqualTo("resource-constraint");
  }

  @Test
  void stanzasThatNobodyCanRead() throws Exception {
    IQ get = new RawJingle(alice.address(), "action='session-info' sid='g'", "");
    get.setType(IQ.Type.get);
    assertThat(await(eve.sendAsync(get))).isEqualTo("feature-not-implemented");
    for (String broken : new String[] {"urn:xmpp:delay", "http://jabber.org/protocol/nick"}) {
      Message message =
          StanzaBuilder.buildMessage()
              .to(alice.address())
              .addExtension(StandardExtensionElement.builder("delay", broken).build())
              .build();
      eve.send(message);
    }
    IQ childless =
        new IQ("none", "urn:example:none") {
          @Override
          protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
              IQChildElementXmlStringBuilder xml) {
            return null;
          }
        };
    childless.setType(IQ.Type.set);
    childless.setTo(alice.address());
    eve.send(childless);
  }

  @Test
  void answersToOurCall() throws Exception {
    CompletableFuture<PeerConnection> call =
        alice.connect(eve.address(), ConnectOptions.defaults());
    String sid = eve.skipTo(JingleAction.SESSION_INITIATE).sid();
    try (RawPeer other = new RawPeer(net, "eve")) {
      assertThat(other.send(alice.address(), "action='session-accept' sid='" + sid + "'", ANSWER))
          .isEqualTo("item-not-found/unknown-session");
    }
    assertThat(send("session-initiate", sid, OFFER)).isEqualTo("unexpected-request/out-of-order");
    assertThat(send("session-accept", sid, "")).isEqualTo("bad-request");
    assertThat(send("session-accept", sid, ANSWER.replace("BB", "BB&#10;")))
        .isEqualTo("bad-request");
    assertThat(send("transport-info", sid, content("nosuch", transport(""))))
        .isEqualTo("item-not-found");
    assertThat(call).isNotDone();
    assertThat(send("session-terminate", sid, "<reason><decline/></reason>")).isEqualTo(RESULT);
    assertThat(failureOf(call)).isInstanceOf(PeerRefusedException.class);
  }

  @Test
  void answersThatCannotBe() throws Exception {
    answers(content(transport(SCTPMAP)), Condition.SECURITY_ERROR);
    answers(
        content(transport(FINGERPRINT.replace(" setup='actpass'", "") + SCTPMAP)),
        Condition.SECURITY_ERROR);
    answers(OFFER, Condition.INCOMPATIBLE_PARAMETERS);
    answers(ANSWER + ANSWER, Condition.FAILED_APPLICATION);
    answers(
        ANSWER + content("nosuch", transport(FINGERPRINT + SCTPMAP)),
        Condition.INCOMPATIBLE_PARAMETERS);
    answers(
        content(
            audio("<payload-type id='0'/>") + transport(FINGERPRINT.replace("actpass", "active"))),
        Condition.INCOMPATIBLE_PARAMETERS);
  }

  private static void answers(String contents, Condition told) throws Exception {
    CompletableFuture<PeerConnection> call =
        alice.connect(eve.address(), ConnectOptions.defaults());
    String sid = eve.skipTo(JingleAction.SESSION_INITIATE).sid();
    assertThat(send("session-accept", sid, contents)).isEqualTo(RESULT);
    Jingle end = eve.skipTo(JingleAction.SESSION_TERMINATE);
    assertThat(end.sid()).isEqualTo(sid);
    assertThat(end.reason().condition()).as(contents).isEqualTo(told);
    assertThat(failureOf(call)).isInstanceOf(dev.parley.peer.PeerException.class);
  }
}
