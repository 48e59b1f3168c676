package dev.parley.signaling;

import static dev.parley.jingle.JingleAction.SESSION_ACCEPT;
import static dev.parley.jingle.JingleAction.SESSION_INFO;
import static dev.parley.jingle.JingleAction.SESSION_INITIATE;
import static dev.parley.jingle.JingleAction.SESSION_TERMINATE;
import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;
import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.RtpInfo;
import dev.parley.jingle.Target;
import dev.parley.mapping.Creators;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.MappingException;
import dev.parley.mapping.SdpToJingle;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SessionInfo;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.FakeWire;
import dev.parley.session.Handling;
import dev.parley.session.JingleSession;
import dev.parley.session.SessionHandler;
import dev.parley.session.TestSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class JingleSignalingTest {

  private static final int LIMIT = 10;

  private final SessionDescription offer = read("webrtc-java-data-offer");
  private final SessionDescription answer = read("webrtc-java-data-answer");
  private final FakeWire wire = new FakeWire();
  private final FakePeer peer = new FakePeer();
  private final List<String> dialling = new ArrayList<>();
  private boolean handled = true;

  private static SessionDescription read(String vector) {
    try {
      // Without its candidates, which each test adds as it likes.
      return SessionDescription.parse(
          SdpFiles.sdp(vector).replaceAll("(?m)^a=candidate:.*\\R", ""));
    } catch (SdpException e) {
      throw new AssertionError(e);
    }
  }

  private JingleSignaling outgoing() {
    return JingleSignaling.outgoing(
        new DialListener() {
          @Override
          public boolean onRefused(StanzaError error) {
            dialling.add("refused " + JingleErrorCondition.of(error));
            return handled;
          }

          @Override
          public void onUnacknowledged(boolean sent) {
            dialling.add(sent ? "unacknowledged" : "unsent");
          }

          @Override
          public void onImpostor() {
            dialling.add("impostor");
          }
        });
  }

  private Call call(String sid) {
    return new Call(
        TestSessions.outgoing(sid, wire, LIMIT),
        new Target("chess-club", 1, "ticket"),
        JingleForm.PARLEY);
  }

  private String mid() {
    return offer.media().get(0).mid();
  }

  private List<TrickledCandidate> candidates(int... ports) {
    List<TrickledCandidate> batch = new ArrayList<>();
    for (int port : ports) {
      batch.add(
          new TrickledCandidate(
              mid(),
              0,
              null,
              IceCandidate.parse("candidate:1 1 udp 2122194687 192.0.2.7 " + port + " typ host")));
    }
    return batch;
  }

  private Proposal initial() {
    return new Proposal(7, Proposal.Kind.INITIAL, offer);
  }

  private static List<Integer> ports(Jingle jingle) {
    List<Integer> ports = new ArrayList<>();
    for (JingleContent content : jingle.contents()) {
      ((IceUdpTransport) content.transport()).candidates().forEach(c -> ports.add(c.port()));
    }
    return ports;
  }

  private Jingle accept(String sid) {
    JingleDescription parts =
        SdpToJingle.map(answer, Creator.RESPONDER, Creators.INITIATOR, JingleForm.PARLEY);
    return Jingle.builder(SESSION_ACCEPT, sid)
        .contents(parts.contents())
        .groups(parts.groups())
        .build();
  }

  private Jingle transportInfo(String sid, boolean complete, int... ports) {
    IceUdpTransport transport =
        IceUdpTransport.of("ufrg", "pwd0pwd0pwd0pwd0pwd0pw")
            .withCandidates(
                candidates(ports).stream()
                    .map(
                        c ->
                            dev.parley.mapping.CandidateMapping.toJingle(
                                c.candidate(), JingleForm.PARLEY))
                    .toList());
    return Jingle.builder(TRANSPORT_INFO, sid)
        .contents(
            List.of(
                JingleContent.reference(Creator.INITIATOR, mid())
                    .withTransport(complete ? transport.withGatheringComplete() : transport)))
        .build();
  }

  // The calling side

  @Test
  void whatGathersBeforeItIsKnownWhomToCallRidesInTheOffer() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    signaling.candidates(candidates(1001, 1002));
    assertThat(wire.sent).isEmpty();
    signaling.dial(call("a"));
    assertThat(wire.actions()).containsExactly(SESSION_INITIATE);
    assertThat(ports(wire.last())).containsExactly(1001, 1002);
    assertThat(wire.last().target().name()).isEqualTo("chess-club");
    signaling.candidates(candidates(1003));
    assertThat(wire.last().action()).isEqualTo(TRANSPORT_INFO);
    assertThat(ports(wire.last())).containsExactly(1003);
  }

  @Test
  void theOfferGoesOutAsSoonAsItIsThere() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.dial(call("a"));
    assertThat(wire.sent).isEmpty();
    signaling.propose(initial());
    assertThat(wire.actions()).containsExactly(SESSION_INITIATE);
  }

  @Test
  void aSecondCallCarriesEverythingAndEndsTheFirst() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call first = call("a");
    signaling.dial(first);
    signaling.candidates(candidates(1001));
    signaling.dial(call("b"));
    assertThat(wire.actions())
        .containsExactly(SESSION_INITIATE, TRANSPORT_INFO, SESSION_TERMINATE, SESSION_INITIATE);
    assertThat(wire.sent.get(2).jingle().sid()).isEqualTo("a");
    assertThat(wire.last().sid()).isEqualTo("b");
    assertThat(ports(wire.last())).containsExactly(1001);
    assertThat(TestSessions.receive(first.session(), accept("a")))
        .containsExactly("item-not-found/unknown-session");
    assertThat(peer.events).isEmpty();
  }

  private Call pinned(String sid, Fingerprint fingerprint) {
    Call any = call(sid);
    return new Call(any.session(), any.target(), any.form(), fingerprint);
  }

  @Test
  void onlyTheCertificateThatIsMeantIsPassedOn() {
    Fingerprint shown = answer.media().get(0).all(Fingerprint.class).get(0);
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call impostor = pinned("a", new Fingerprint("sha-256", "00" + ":00".repeat(31)));
    signaling.dial(impostor);
    assertThat(TestSessions.receive(impostor.session(), accept("a"))).containsExactly(ACKNOWLEDGED);
    assertThat(dialling).containsExactly("impostor");
    assertThat(peer.events).isEmpty();
    assertThat(signaling.isAccepted()).isFalse();

    Call genuine = pinned("b", shown);
    signaling.dial(genuine);
    assertThat(TestSessions.receive(genuine.session(), accept("b"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).hasSize(1);
    assertThat(signaling.isAccepted()).isTrue();
  }

  @Test
  void anAnswerIsPassedOnAndNoFurtherCallIsMade() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    assertThat(TestSessions.receive(call.session(), accept("a"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 7");
    assertThat(peer.answer.media()).hasSameSizeAs(offer.media());
    assertThatThrownBy(() -> signaling.dial(call("b"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anAnswerWithSomethingThatWasNotOfferedBreaksTheSessionOff() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    JingleContent content = accept("a").contents().get(0);
    Jingle strange =
        Jingle.builder(SESSION_ACCEPT, "a")
            .contents(
                List.of(
                    content,
                    new JingleContent(
                        content.creator(),
                        "strange",
                        content.senders(),
                        null,
                        content.transport(),
                        List.of())))
            .build();
    assertThat(TestSessions.receive(call.session(), strange)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(SESSION_TERMINATE);
    assertThat(wire.last().reason().condition()).isEqualTo(Condition.INCOMPATIBLE_PARAMETERS);
    assertThat(peer.events).hasSize(1);
    assertThat(peer.events.get(0)).startsWith("ended here incompatible-parameters");
  }

  @Test
  void aRefusalGoesToWhoeverDialsAndOnlyThenToThePeer() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    signaling.dial(call("a"));
    wire.refuseLast(JingleErrorCondition.STALE.toError());
    assertThat(dialling).containsExactly("refused STALE");
    assertThat(peer.events).isEmpty();
    handled = false;
    signaling.dial(call("b"));
    wire.refuseLast(StanzaError.getBuilder(StanzaError.Condition.resource_constraint).build());
    assertThat(peer.events).containsExactly("ended by peer busy resource-constraint");
  }

  @Test
  void silenceGoesToWhoeverDialsUntilThereIsAnAnswer() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    TestSessions.receive(call.session(), accept("a"));
    wire.sent.get(0).done().accept(new dev.parley.session.Reply.Unanswered(true, "late"));
    assertThat(dialling).isEmpty();
  }

  @Test
  void aCallThatWasGivenUpIsNotMade() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    signaling.end(EndReason.CANCEL, null);
    signaling.dial(call("a"));
    assertThat(wire.sent).isEmpty();
  }

  // The called side

  private JingleSignaling incoming(JingleSession session) {
    JingleDescription parts =
        SdpToJingle.map(offer, Creator.INITIATOR, Creators.INITIATOR, JingleForm.PARLEY);
    Jingle initiate =
        Jingle.builder(SESSION_INITIATE, session.key().sid())
            .contents(parts.contents())
            .groups(parts.groups())
            .build();
    List<JingleSignaling> made = new ArrayList<>();
    TestSessions.begin(
        session,
        initiate,
        new SessionHandler.Reception() {
          @Override
          public Executor executor() {
            return session.executor();
          }

          @Override
          public Handling onInitiate(JingleSession same, Jingle jingle) {
            try {
              made.add(JingleSignaling.incoming(same, jingle));
            } catch (MappingException e) {
              throw new AssertionError(e);
            }
            return Handling.acknowledge();
          }
        });
    return made.get(0);
  }

  @Test
  void whatComesBeforeThePeerIsThereWaitsForIt() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    assertThat(TestSessions.receive(session, transportInfo("a", false, 2001, 2002)))
        .containsExactly(ACKNOWLEDGED);
    assertThat(TestSessions.receive(session, transportInfo("a", true)))
        .containsExactly(ACKNOWLEDGED);
    signaling.open(peer);
    assertThat(peer.events)
        .containsExactly(
            "proposal",
            "candidate " + mid() + " ufrg 2001",
            "candidate " + mid() + " ufrg 2002",
            "complete");
    assertThat(peer.proposal.description().media().get(0).mid()).isEqualTo(mid());
  }

  @Test
  void anEndBeforeThePeerIsThereIsTheLastThingItHears() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    Jingle end =
        Jingle.builder(SESSION_TERMINATE, "a")
            .reason(JingleReason.of(Condition.CANCEL, "changed my mind"))
            .build();
    TestSessions.receive(session, end);
    signaling.open(peer);
    assertThat(peer.events).containsExactly("proposal", "ended by peer cancel changed my mind");
    signaling.accept(1, answer);
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void theAnswerTakesTheCandidatesThatAreThereAndTheRestFollows() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.accept(1, answer);
    signaling.candidates(candidates(3001));
    assertThat(wire.actions()).containsExactly(SESSION_ACCEPT, TRANSPORT_INFO);
    assertThat(ports(wire.last())).containsExactly(3001);
  }

  @Test
  void aRejectionEndsTheSessionWithItsReason() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.reject(1, Rejection.whole(EndReason.BUSY, "later"));
    assertThat(wire.last().reason()).isEqualTo(JingleReason.of(Condition.BUSY, "later"));
  }

  @Test
  void candidatesHaveALimit() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    incoming(session).open(peer);
    assertThat(TestSessions.receive(session, transportInfo("a", false, 1, 2, 3, 4, 5, 6, 7, 8)))
        .containsExactly(ACKNOWLEDGED);
    assertThat(TestSessions.receive(session, transportInfo("a", false, 1, 2, 3)))
        .containsExactly("resource-constraint");
    assertThat(TestSessions.receive(session, transportInfo("a", false, 9, 10)))
        .containsExactly(ACKNOWLEDGED);
  }

  @Test
  void otherCredentialsAreNotMistakenForMoreCandidates() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    incoming(session).open(peer);
    TestSessions.receive(session, transportInfo("a", false, 1));
    Jingle restart =
        Jingle.builder(TRANSPORT_INFO, "a")
            .contents(
                List.of(
                    JingleContent.reference(Creator.INITIATOR, mid())
                        .withTransport(IceUdpTransport.of("othr", "other0other0other0other0"))))
            .build();
    assertThat(TestSessions.receive(session, restart)).containsExactly("feature-not-implemented");
  }

  @Test
  void informationGoesBothWays() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.inform(SessionInfo.of(SessionInfo.Kind.RINGING));
    assertThat(wire.last().action()).isEqualTo(SESSION_INFO);
    assertThat(wire.last().infos()).containsExactly(RtpInfo.of(RtpInfo.Kind.RINGING));
    Jingle mute =
        Jingle.builder(SESSION_INFO, "a")
            .info(new RtpInfo(RtpInfo.Kind.MUTE, Creator.INITIATOR, mid()))
            .build();
    assertThat(TestSessions.receive(session, mute)).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).contains("info MUTE " + mid());
  }

  @Test
  void everyReasonSurvivesTheWayThroughJingle() {
    for (EndReason reason : EndReason.values()) {
      if (reason != EndReason.UNKNOWN) {
        assertThat(Reasons.of(Reasons.toJingle(reason, null).condition())).isEqualTo(reason);
      }
    }
    assertThat(Reasons.of(Condition.UNKNOWN)).isEqualTo(EndReason.UNKNOWN);
    assertThat(Reasons.toJingle(EndReason.BUSY, "x".repeat(5000)).text()).hasSize(1024);
  }

  @Test
  void whatNobodyAskedForIsTurnedDownInTheWordsOfTheXep() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    incoming(session).open(peer);
    Jingle add =
        Jingle.builder(JingleAction.CONTENT_ADD, "a").contents(accept("a").contents()).build();
    assertThat(TestSessions.receive(session, add)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(JingleAction.CONTENT_REJECT);
    Jingle replace =
        Jingle.builder(JingleAction.TRANSPORT_REPLACE, "a")
            .contents(accept("a").contents())
            .build();
    assertThat(TestSessions.receive(session, replace)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(JingleAction.TRANSPORT_REJECT);
  }
}
