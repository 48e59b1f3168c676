package dev.parley.signaling;

import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;
import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.RestartAnswer;
import dev.parley.peer.Proposal;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.JingleSession;
import dev.parley.session.TestSessions;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class RestartsTest extends RestartFixture {

  RestartsTest() {
    super("webrtc-java-data");
  }

  @Test
  void ourRestartIsAnsweredByNewCredentials() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    assertThat(signaling.capabilities().restartIce()).isTrue();
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(wire.last().action()).isEqualTo(TRANSPORT_INFO);
    assertThat(sentUfrag(wire.last())).isEqualTo("our2");
    wire.acknowledgeLast();
    assertThat(TestSessions.receive(session, restartAnswer("our2", "thr2", 4001)))
        .containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 8");
    assertThat(ufrag(peer.answer)).isEqualTo("thr2");
    assertThat(setup(peer.answer)).isEqualTo(setup(answer));
    assertThat(peer.answer.media().get(0).candidates()).hasSize(1);
    // What still comes of the former generation is told apart, and no restart.
    assertThat(TestSessions.receive(session, restartLike(answer))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).hasSize(1);
  }

  private Jingle restartLike(SessionDescription description) {
    return Jingle.builder(TRANSPORT_INFO, "a")
        .contents(
            List.of(
                JingleContent.reference(Creator.INITIATOR, mid())
                    .withTransport(credentials(description))))
        .build();
  }

  @Test
  void theirRestartIsAProposalAndOurAnswerATransportInfo() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = responder(session);
    assertThat(TestSessions.receive(session, restart("thr2", 4001))).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("proposal");
    assertThat(peer.proposal.kind()).isEqualTo(Proposal.Kind.ICE_RESTART);
    assertThat(ufrag(peer.proposal.description())).isEqualTo("thr2");
    assertThat(setup(peer.proposal.description())).isEqualTo(EndpointSetup.ACTPASS);
    assertThat(TestSessions.receive(session, restart("thr3")))
        .as("before the answer to the former one")
        .containsExactly("resource-constraint");
    signaling.accept(peer.proposal.id(), with(answer, "our2"));
    assertThat(wire.last().action()).isEqualTo(TRANSPORT_INFO);
    assertThat(sentUfrag(wire.last())).isEqualTo("our2");
    assertThat(wire.last().restartAnswer()).isEqualTo(new RestartAnswer("thr2"));
    signaling.candidates(candidates(3001));
    assertThat(sentUfrag(wire.last())).isEqualTo("our2");
  }

  @Test
  void ofTwoRestartsThatCrossTheInitiatorsStays() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    signaling.propose(restartOfOurs(8, "our2"));
    // Even if our own was acknowledged already: it says of itself what it is.
    wire.acknowledgeLast();
    assertThat(TestSessions.receive(session, restart("thr2")))
        .containsExactly("conflict/tie-break");
    assertThat(TestSessions.receive(session, restartAnswer("our2", "thr3")))
        .containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 8");
  }

  @Test
  void aResponderGivesWay() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = responder(session);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    wire.refuseLast(JingleErrorCondition.TIE_BREAK.toError());
    assertThat(peer.events).containsExactly("glare 8", "proposal");
    assertThat(ufrag(peer.proposal.description())).isEqualTo("thr2");
  }

  @Test
  void anAnswerToAnotherRestartIsNotUsed() {
    JingleSignaling signaling = outgoing();
    JingleSession session = initiator(signaling);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restartAnswer("our1", "thr2")))
        .containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).isEmpty();
    // No matter that it overtakes the acknowledgement.
    assertThat(TestSessions.receive(session, restartAnswer("our2", "thr3")))
        .containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 8");
  }

  @Test
  void aRestartThatIsRefusedIsNotTriedAgain() {
    JingleSignaling signaling = outgoing();
    initiator(signaling);
    signaling.propose(restartOfOurs(8, "our2"));
    wire.refuseLast(StanzaError.getBuilder(StanzaError.Condition.feature_not_implemented).build());
    assertThat(peer.events).containsExactly("rejected 8 unsupported-transports");
    assertThat(signaling.capabilities().restartIce()).isFalse();
  }

  @Test
  void iceIsNotRestartedBeforeTheSessionIsAccepted() {
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    incoming(session).open(peer);
    TestSessions.receive(session, transportInfo("a", false, 1));
    assertThat(TestSessions.receive(session, restart("othr")))
        .containsExactly("unexpected-request/out-of-order");
  }
}
