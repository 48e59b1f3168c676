package dev.parley.signaling;

import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.Proposal;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.JingleSession;
import dev.parley.session.TestSessions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * With clients that do not say of a transport-info whether it is a restart or the answer to one.
 */
class RestartsOfOthersTest extends RestartFixture {

  RestartsOfOthersTest() {
    super("webrtc-java-av");
    form = JingleForm.STANDARD;
  }

  @Test
  void beforeOurRestartIsAcknowledgedAnotherCrossesIt() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2")))
        .containsExactly("conflict/tie-break");
    wire.acknowledgeLast();
    assertThat(TestSessions.receive(session, restart("thr3"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 8");
  }

  @Test
  void aResponderGivesWayWhenItsOwnIsRefused() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = responder(session);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).isEmpty();
    wire.refuseLast(JingleErrorCondition.TIE_BREAK.toError());
    assertThat(peer.events).containsExactly("glare 8", "proposal");
    assertThat(ufrag(peer.proposal.description())).isEqualTo("thr2");
  }

  @Test
  void anAnswerThatOvertakesTheAcknowledgementIsStillAnAnswer() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = responder(session);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    wire.acknowledgeLast();
    assertThat(peer.events).containsExactly("accepted 8");
  }

  @Test
  void aLateAnswerIsNotTakenForARestart() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    signaling.propose(restartOfOurs(8, "our2"));
    wire.leaveLastUnanswered();
    assertThat(peer.events).containsExactly("rejected 8 timeout");
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).hasSize(1);
    assertThat(TestSessions.receive(session, restart("thr3"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).last().isEqualTo("proposal");
  }

  @Test
  void toOthersARestartHasNoCandidatesAndTheyFollow() {
    JingleSignaling signaling = outgoing();
    initiator(signaling);
    int before = wire.sent.size();
    SessionDescription restarted =
        with(offer, "our2")
            .mapMedia(
                s ->
                    mid().equals(s.mid())
                        ? s.plus(List.of(candidates(3001).get(0).candidate()))
                        : s);
    signaling.propose(new Proposal(8, Proposal.Kind.ICE_RESTART, restarted));
    assertThat(wire.sent).hasSize(before + 2);
    Jingle first = wire.sent.get(before).jingle();
    assertThat(sentUfrag(first)).isEqualTo("our2");
    assertThat(ports(first)).isEmpty();
    assertThat(sentUfrag(wire.last())).isEqualTo("our2");
    assertThat(ports(wire.last())).containsExactly(3001);
  }

  @Test
  void toOthersAnAnswerIsWhatHasCandidates() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    int before = wire.sent.size();
    signaling.accept(peer.proposal.id(), with(offer, "our2"));
    assertThat(wire.sent).hasSize(before);
    signaling.candidates(candidates(3001, 3002));
    assertThat(wire.sent).hasSize(before + 2);
    for (int i = 0; i < 2; i++) {
      assertThat(sentUfrag(wire.sent.get(before + i).jingle())).isEqualTo("our2");
      assertThat(ports(wire.sent.get(before + i).jingle())).containsExactly(3001 + i);
    }
  }

  @Test
  void stanzaJsWouldEndTheSessionIfWhomItCalledRestarted() {
    form = JingleForm.STREAMS;
    JingleSignaling called = responder(TestSessions.incoming("a", wire, LIMIT));
    assertThat(called.capabilities().restartIce()).isFalse();
  }

  @Test
  void stanzaJsAnswersARestartBeforeItAcknowledgesIt() {
    form = JingleForm.STREAMS;
    JingleSignaling caller = outgoing();
    JingleSession session = initiator(caller);
    assertThat(caller.capabilities().restartIce()).isTrue();
    caller.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).last().isEqualTo("accepted 8");
    wire.acknowledgeLast();
    assertThat(peer.events).last().isEqualTo("accepted 8");
  }
}
