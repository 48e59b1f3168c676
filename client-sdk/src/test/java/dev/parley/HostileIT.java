package dev.parley;

import static dev.parley.HostileXml.FINGERPRINT;
import static dev.parley.HostileXml.OFFER;
import static dev.parley.HostileXml.SCTPMAP;
import static dev.parley.HostileXml.audio;
import static dev.parley.HostileXml.candidate;
import static dev.parley.HostileXml.content;
import static dev.parley.HostileXml.nested;
import static dev.parley.HostileXml.transport;
import static dev.parley.RawPeer.RESULT;
import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.DataChannel;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.name.NameAddress;
import dev.parley.name.NameService;
import dev.parley.name.SecretKeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hostile or broken peer may send: each gets its error, and nobody else notices. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileIT {

  private static final String SOUND =
      "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
          + "<payload-type id='111' name='opus' clockrate='48000' channels='2'/>"
          + "<rtcp-mux/></description>";

  private static TestNet net;
  private static Parley alice;
  private static Parley carol;
  private static Pulse pulse;
  private static RawPeer eve;
  private static int sids;
  private final String sid = "eve" + sids++;

  @BeforeAll
  static void start() throws Exception {
    net = TestNet.start();
    alice = net.client("alice");
    Master master =
        await(
            alice.startMaster(
                "castle", MasterOptions.defaults().withPolicy(ConnectionPolicy.everyone())));
    master.onConnection(new Incoming());
    carol = net.client("bob");
    pulse = new Pulse(await(carol.connect("castle")));
    eve = new RawPeer(net, "eve");
  }

  @AfterAll
  static void stop() {
    eve.close();
    net.close();
  }

  /** Whatever happened, who is there goes on, and others still get through. */
  @AfterEach
  void othersGetThrough() throws Exception {
    pulse.mustGoOn();
    Parley bob = net.client("bob");
    PeerConnection session = await(bob.connect("castle"));
    DataChannel channel = session.dataChannel(ConnectOptions.DEFAULT_LABEL);
    Received echoes = new Received(channel);
    await(channel.send("is anybody there?"));
    assertThat(echoes.next().text()).isEqualTo("is anybody there?");
    bob.close();
  }

  private String send(String action, String children) throws Exception {
    return eve.send(alice.address(), "action='" + action + "' sid='" + sid + "'", children);
  }

  /** The end of this test's session; an earlier test's may still be under way. */
  private Jingle terminate() throws InterruptedException {
    Jingle end = eve.skipTo(JingleAction.SESSION_TERMINATE);
    while (!end.sid().equals(sid)) {
      end = eve.skipTo(JingleAction.SESSION_TERMINATE);
    }
    return end;
  }

  @Test
  void aSessionThatDoesNotExist() throws Exception {
    for (String action :
        new String[] {"session-info", "session-accept", "session-terminate", "transport-info"}) {
      assertThat(send(action, OFFER)).as(action).isEqualTo("item-not-found/unknown-session");
    }
  }

  @Test
  void whatIsNoJingleAtAll() throws Exception {
    assertThat(eve.send(alice.address(), "action='session-initiate'", OFFER))
        .isEqualTo("bad-request");
    assertThat(eve.send(alice.address(), "sid='x'", OFFER)).isEqualTo("bad-request");
    assertThat(send("session-initiate", "")).isEqualTo("bad-request");
    assertThat(send("session-initiate", "<content creator='initiator'/>")).isEqualTo("bad-request");
    assertThat(send("session-initiate", "<group xmlns='urn:xmpp:jingle:apps:grouping:0'/>"))
        .isEqualTo("bad-request");
  }

  @Test
  void aSessionInSomebodyElsesName() throws Exception {
    assertThat(
            eve.send(
                alice.address(),
                "action='session-initiate' initiator='bob@localhost/x' sid='" + sid + "'",
                OFFER))
        .isEqualTo("bad-request");
  }

  @Test
  void somebodyElsesSession() throws Exception {
    List<String> sent = new CopyOnWriteArrayList<>();
    Parley bob = net.client("bob", builder -> builder.stanzaTap((way, xml) -> sent.add(xml)));
    PeerConnection session = await(bob.connect("castle"));
    String stolen = sent.get(0).replaceAll("(?s).* sid='([^']+)'.*", "$1");
    assertThat(
            eve.send(
                alice.address(),
                "action='session-terminate' sid='" + stolen + "'",
                "<reason><gone/></reason>"))
        .isEqualTo("item-not-found/unknown-session");
    DataChannel channel = session.dataChannel(ConnectOptions.DEFAULT_LABEL);
    Received echoes = new Received(channel);
    await(channel.send("unharmed"));
    assertThat(echoes.next().text()).isEqualTo("unharmed");
    bob.close();
  }

  @Test
  void noFingerprint() throws Exception {
    assertThat(send("session-initiate", content(transport(SCTPMAP)))).isEqualTo(RESULT);
    Jingle end = terminate();
    assertThat(end.reason().condition()).isEqualTo(Condition.SECURITY_ERROR);
    assertThat(send("session-info", "")).isEqualTo("item-not-found/unknown-session");
  }

  @Test
  void noSetup() throws Exception {
    String without = FINGERPRINT.replace(" setup='actpass'", "");
    assertThat(send("session-initiate", content(transport(without + SCTPMAP)))).isEqualTo(RESULT);
    assertThat(terminate().reason().condition()).isEqualTo(Condition.SECURITY_ERROR);
  }

  @Test
  void aTransportThatNobodyKnows() throws Exception {
    assertThat(send("session-initiate", content("<transport xmlns='urn:example:pigeons'/>")))
        .isEqualTo(RESULT);
    assertThat(terminate().reason().condition()).isEqualTo(Condition.UNSUPPORTED_TRANSPORTS);
  }

  @Test
  void linesWhereNoneBelong() throws Exception {
    String split = FINGERPRINT.replace("AA:BB:CC:DD:EE:FF:00:11:22", "AA&#10;a=evil:1&#13;&#10;BB");
    assertThat(send("session-initiate", content(transport(split + SCTPMAP))))
        .isEqualTo("bad-request");
    String offer = content(transport(FINGERPRINT + SCTPMAP + candidate("10.0.0.1&#10;a=evil")));
    assertThat(send("session-initiate", offer)).isEqualTo("bad-request");
  }

  @Test
  void tenThousandPayloadTypes() throws Exception {
    StringBuilder types = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      types.append("<payload-type id='").append(i % 128).append("' name='x'/>");
    }
    assertThat(send("session-initiate", content(audio(types.toString()) + transport(FINGERPRINT))))
        .isEqualTo("bad-request");
  }

  @Test
  void moreOfEverythingThanThereCanBe() throws Exception {
    String transport = transport(FINGERPRINT + SCTPMAP);
    StringBuilder contents = new StringBuilder();
    for (int i = 0; i < 65; i++) {
      contents.append(content("c" + i, transport));
    }
    String candidates = candidate("10.0.0.1").repeat(129);
    String fingerprints = FINGERPRINT.repeat(9);
    String parameters =
        "<payload-type id='96' name='x'>"
            + "<parameter name='a' value='b'/>".repeat(65)
            + "</payload-type>";
    String feedback =
        "<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack'/>".repeat(65);
    String groups =
        "<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'/>".repeat(17);
    for (String offer :
        List.of(
            contents.toString(),
            content(transport(FINGERPRINT + SCTPMAP + candidates)),
            content(transport(fingerprints + SCTPMAP)),
            content(audio(parameters) + transport(FINGERPRINT)),
            content(audio(feedback) + transport(FINGERPRINT)),
            OFFER + groups,
            OFFER + "<x xmlns='urn:example'/>".repeat(10_001))) {
      assertThat(send("session-initiate", offer)).isEqualTo("bad-request");
    }
  }

  @Test
  void deeperThanAnythingIs() throws Exception {
    assertThat(send("session-initiate", OFFER + nested(300))).isEqualTo("bad-request");
    assertThat(send("session-initiate", content(nested(300) + transport(FINGERPRINT + SCTPMAP))))
        .isEqualTo("bad-request");
    assertThat(send("session-info", nested(300))).isEqualTo("bad-request");
  }

  @Test
  void longerThanAnythingIs() throws Exception {
    String much = "x".repeat(100_000);
    String offer = content(transport(FINGERPRINT + SCTPMAP + candidate(much)));
    assertThat(send("session-initiate", offer)).isEqualTo("bad-request");
    assertThat(send("session-initiate", content(much, transport(FINGERPRINT + SCTPMAP))))
        .isEqualTo("bad-request");
    assertThat(send("session-terminate", "<reason><gone/><text>" + much + "</text></reason>"))
        .isEqualTo("bad-request");
    String attributes = "action='session-initiate' sid='" + much + "'";
    assertThat(eve.send(alice.address(), attributes, OFFER)).isEqualTo("bad-request");
    String many = "";
    for (int i = 0; i < 40; i++) {
      many += " a" + i + "=''";
    }
    attributes = "action='session-initiate' sid='" + sid + "'" + many;
    assertThat(eve.send(alice.address(), attributes, OFFER)).isEqualTo("bad-request");
  }

  @Test
  void twoContentsOfOneName() throws Exception {
    assertThat(send("session-initiate", OFFER + OFFER)).isEqualTo(RESULT);
    assertThat(terminate().reason().condition()).isEqualTo(Condition.FAILED_APPLICATION);
    assertThat(send("session-info", "")).isEqualTo("item-not-found/unknown-session");
  }

  @Test
  void anApplicationThatNobodyKnows() throws Exception {
    String dance = "<description xmlns='urn:example:dance'/>";
    assertThat(send("session-initiate", content(dance + transport(FINGERPRINT)))).isEqualTo(RESULT);
    assertThat(terminate().reason().condition()).isEqualTo(Condition.UNSUPPORTED_APPLICATIONS);
  }

  @Test
  void whatNobodyKnowsBesideWhatEverybodyKnows() throws Exception {
    String unknown = "<x xmlns='urn:example' a='&#10;a=evil'>&#10;a=evil</x>";
    String offer = content(unknown + transport(unknown + FINGERPRINT + SCTPMAP)) + unknown;
    assertThat(send("session-initiate", offer)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.SESSION_ACCEPT);
    assertThat(send("session-terminate", "<reason><success/></reason>")).isEqualTo(RESULT);
  }

  @Test
  void anOldSessionIdAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(send("session-initiate", OFFER)).isEqualTo(RESULT);
      eve.skipTo(JingleAction.SESSION_ACCEPT);
      assertThat(send("session-initiate", OFFER)).isEqualTo("unexpected-request/out-of-order");
      assertThat(send("session-terminate", "<reason><success/></reason>")).isEqualTo(RESULT);
      assertThat(send("transport-info", content(transport(candidate("10.0.0.1")))))
          .isEqualTo("item-not-found/unknown-session");
    }
  }

  @Test
  void somebodyElsesOfferWordForWord() throws Exception {
    List<String> sent = new CopyOnWriteArrayList<>();
    Parley bob = net.client("bob", builder -> builder.stanzaTap((way, xml) -> sent.add(xml)));
    await(bob.connect("castle"));
    String jingle = sent.get(0);
    String attributes = jingle.replaceAll("(?s).*<jingle xmlns='[^']*'([^>]*)>.*", "$1");
    String children = jingle.replaceAll("(?s).*<jingle [^>]*>(.*)</jingle>.*", "$1");
    // A ticket is good for whom it was given to.
    assertThat(eve.send(alice.address(), attributes, children)).isEqualTo("not-authorized");
    bob.close();
  }

  @Test
  void aForgedTicket() throws Exception {
    String target = "<target xmlns='urn:parley:names:1' name='castle' epoch='%d' ticket='%s'/>";
    assertThat(send("session-initiate", OFFER + String.format(target, 1, "forged.ticket")))
        .isEqualTo("not-authorized");
    assertThat(send("session-initiate", OFFER + String.format(target, 1, "")))
        .isEqualTo("bad-request");
  }

  @Test
  void aTicketOfAnotherTime() throws Exception {
    NameAddress address = resolve("castle");
    String target = "<target xmlns='urn:parley:names:1' name='%s' epoch='%d' ticket='%s'/>";
    assertThat(
            send(
                "session-initiate",
                OFFER + String.format(target, "castle", address.epoch() + 1, address.ticket())))
        .isEqualTo("item-not-found/stale");
    assertThat(
            send(
                "session-initiate",
                OFFER + String.format(target, "tower", address.epoch(), address.ticket())))
        .isEqualTo("item-not-found/stale");
  }

  private static NameAddress resolve(String name) throws Exception {
    return await(NameService.create(eve.connection(), SecretKeyStore.inMemory()).resolve(name));
  }

  @Test
  void everythingElseInASessionThatIsAlive() throws Exception {
    assertThat(send("session-initiate", OFFER)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.SESSION_ACCEPT);
    assertThat(send("session-initiate", OFFER)).isEqualTo("unexpected-request/out-of-order");
    assertThat(send("session-accept", OFFER)).isEqualTo("unexpected-request/out-of-order");
    assertThat(send("content-accept", OFFER)).isEqualTo("unexpected-request/out-of-order");
    assertThat(send("transport-reject", OFFER)).isEqualTo("unexpected-request/out-of-order");
    assertThat(send("no-such-action", OFFER)).isEqualTo("feature-not-implemented");
    assertThat(send("security-info", OFFER)).isEqualTo("feature-not-implemented/unsupported-info");
    assertThat(send("description-info", OFFER))
        .isEqualTo("feature-not-implemented/unsupported-info");
    assertThat(send("session-info", "<dance xmlns='urn:example'/>"))
        .isEqualTo("feature-not-implemented/unsupported-info");
    assertThat(send("session-info", "")).isEqualTo(RESULT);
    assertThat(
            send(
                "transport-info",
                "<content creator='initiator' name='nosuch'>"
                    + transport(candidate("10.0.0.1"))
                    + "</content>"))
        .isEqualTo("item-not-found");
    assertThat(send("transport-info", "")).isEqualTo("bad-request");
    assertThat(send("transport-info", content(transport(candidate("10.0.0.1&#10;x")))))
        .isEqualTo("bad-request");
    assertThat(send("transport-replace", OFFER)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.TRANSPORT_REJECT);
    assertThat(send("transport-info", content(transport(candidate("10.0.0.1"))))).isEqualTo(RESULT);
    assertThat(send("session-terminate", "<reason><success/></reason>")).isEqualTo(RESULT);
    assertThat(send("session-info", "")).isEqualTo("item-not-found/unknown-session");
  }

  private String add(String name, String creator, String inside) throws Exception {
    return send(
        "content-add",
        "<content creator='" + creator + "' name='" + name + "'>" + SOUND + inside + "</content>");
  }

  /** The answer to a content-add. */
  private Condition rejected() throws InterruptedException {
    return eve.skipTo(JingleAction.CONTENT_REJECT).reason().condition();
  }

  @Test
  void contentsOfARunningSession() throws Exception {
    assertThat(send("session-initiate", OFFER)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.SESSION_ACCEPT);
    String sound = transport(FINGERPRINT);
    assertThat(add("0", "initiator", sound)).as("a name in use").isEqualTo("bad-request");
    assertThat(add("1", "responder", sound)).as("not its creator").isEqualTo("bad-request");
    assertThat(send("content-add", "")).isEqualTo("bad-request");
    assertThat(send("content-remove", "")).isEqualTo("bad-request");
    assertThat(send("content-modify", "")).isEqualTo("bad-request");
    for (String action : new String[] {"content-remove", "content-modify"}) {
      assertThat(send(action, "<content creator='initiator' name='nosuch' senders='both'/>"))
          .as(action)
          .isEqualTo("item-not-found");
      assertThat(send(action, "<content creator='responder' name='0' senders='both'/>"))
          .as(action)
          .isEqualTo("item-not-found");
    }
    assertThat(send("content-modify", "<content creator='initiator' name='0' senders='me'/>"))
        .isEqualTo("bad-request");
    for (String action : new String[] {"content-accept", "content-reject", "transport-accept"}) {
      assertThat(send(action, OFFER)).as(action).isEqualTo("unexpected-request/out-of-order");
    }
    assertThat(add("1", "initiator", sound)).isEqualTo(RESULT);
    assertThat(rejected()).as("the session did not begin with it").isEqualTo(Condition.DECLINE);
    assertThat(add("1", "initiator", transport(""))).isEqualTo(RESULT);
    assertThat(rejected()).isEqualTo(Condition.SECURITY_ERROR);
    assertThat(add("1", "initiator", transport(FINGERPRINT.replace("AA:BB", "CC:DD"))))
        .isEqualTo(RESULT);
    assertThat(rejected()).as("another certificate").isEqualTo(Condition.SECURITY_ERROR);
    assertThat(add("1", "initiator", "<transport xmlns='urn:example:pigeons'/>")).isEqualTo(RESULT);
    assertThat(rejected()).isEqualTo(Condition.UNSUPPORTED_TRANSPORTS);
    assertThat(
            send(
                "description-info",
                "<content creator='initiator' name='0'>" + SOUND + "</content>"))
        .isEqualTo(RESULT);
    assertThat(send("content-remove", "<content creator='initiator' name='0'/>")).isEqualTo(RESULT);
    assertThat(terminate().reason().condition()).as("the last one").isEqualTo(Condition.SUCCESS);
  }

  @Test
  void tenThousandContents() throws Exception {
    assertThat(send("session-initiate", OFFER)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.SESSION_ACCEPT);
    String reply = RESULT;
    int taken = 0;
    for (int i = 1; i < 10_000 && reply.equals(RESULT); i++) {
      reply = add("c" + i, "initiator", transport(FINGERPRINT));
      taken = i;
    }
    assertThat(reply).isEqualTo("resource-constraint");
    assertThat(taken).isLessThan(400);
    assertThat(send("session-info", "")).isEqualTo(RESULT);
    assertThat(send("session-terminate", "<reason><success/></reason>")).isEqualTo(RESULT);
  }

  @Test
  void moreCandidatesThanAnybodyHas() throws Exception {
    assertThat(send("session-initiate", OFFER)).isEqualTo(RESULT);
    eve.skipTo(JingleAction.SESSION_ACCEPT);
    String hundred = candidate("10.0.0.1").repeat(100);
    for (int i = 0; i < 5; i++) {
      assertThat(send("transport-info", content(transport(hundred)))).isEqualTo(RESULT);
    }
    assertThat(send("transport-info", content(transport(hundred))))
        .isEqualTo("resource-constraint");
    assertThat(send("session-terminate", "<reason><success/></reason>")).isEqualTo(RESULT);
  }
}
