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
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.RtpInfo;
import dev.parley.peer.EndReason;
import dev.parley.peer.Rejection;
import dev.parley.peer.SessionInfo;
import dev.parley.sdp.Fingerprint;
import dev.parley.session.JingleSession;
import dev.parley.session.TestSessions;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class JingleSignalingTest extends SignalingFixture {

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
            "candidate " + mid() + " " + ufrag(offer) + " 2001",
            "candidate " + mid() + " " + ufrag(offer) + " 2002",
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
}
