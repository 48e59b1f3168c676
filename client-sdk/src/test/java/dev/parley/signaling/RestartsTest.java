package dev.parley.signaling;

import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;
import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.RestartAnswer;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.Proposal;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.IcePwd;
import dev.parley.sdp.IceUfrag;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.JingleSession;
import dev.parley.session.TestSessions;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class RestartsTest extends SignalingFixture {

  private Jingle restart(String ufrag, int... ports) {
    return transportInfo(null, ufrag, ports);
  }

  /** As Parley marks it. */
  private Jingle restartAnswer(String answered, String ufrag, int... ports) {
    return transportInfo(new RestartAnswer(answered), ufrag, ports);
  }

  private Jingle transportInfo(RestartAnswer answer, String ufrag, int... ports) {
    IceUdpTransport transport =
        IceUdpTransport.of(ufrag, ufrag.repeat(6))
            .withCandidates(
                candidates(ports).stream()
                    .map(c -> CandidateMapping.toJingle(c.candidate(), JingleForm.PARLEY))
                    .toList());
    return Jingle.builder(TRANSPORT_INFO, "a")
        .contents(
            List.of(JingleContent.reference(Creator.INITIATOR, mid()).withTransport(transport)))
        .restartAnswer(answer)
        .build();
  }

  /** Our own description with other credentials. */
  private static SessionDescription with(SessionDescription description, String ufrag) {
    return description.mapMedia(
        section ->
            section.withAttributes(
                section.attributes().stream()
                    .map(
                        a ->
                            a instanceof IceUfrag
                                ? new IceUfrag(ufrag)
                                : a instanceof IcePwd ? new IcePwd(ufrag.repeat(6)) : a)
                    .toList()));
  }

  private Proposal restartOfOurs(long id, String ufrag) {
    return new Proposal(id, Proposal.Kind.ICE_RESTART, with(offer, ufrag));
  }

  private static String sentUfrag(Jingle jingle) {
    return ((IceUdpTransport) jingle.contents().get(0).transport()).ufrag();
  }

  private JingleSession initiator(JingleSignaling signaling) {
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    wire.acknowledgeLast();
    TestSessions.receive(call.session(), accept("a"));
    peer.events.clear();
    return call.session();
  }

  private JingleSignaling responder(JingleSession session) {
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.accept(1, answer);
    wire.acknowledgeLast();
    peer.events.clear();
    return signaling;
  }

  private static EndpointSetup setup(SessionDescription description) {
    return description.media().get(0).first(EndpointSetup.class);
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

  // Other clients do not say what is an answer

  @Test
  void beforeOurRestartIsAcknowledgedAnotherCrossesIt() {
    form = JingleForm.STANDARD;
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
    form = JingleForm.STANDARD;
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
    form = JingleForm.STANDARD;
    JingleSession session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = responder(session);
    signaling.propose(restartOfOurs(8, "our2"));
    assertThat(TestSessions.receive(session, restart("thr2"))).containsExactly(ACKNOWLEDGED);
    wire.acknowledgeLast();
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
  void aLateAnswerIsNotTakenForARestart() {
    form = JingleForm.STANDARD;
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

  // Conversations tells the two apart by whether there are candidates

  @Test
  void toOthersARestartHasNoCandidatesAndTheyFollow() {
    form = JingleForm.STANDARD;
    JingleSignaling signaling = outgoing();
    initiator(signaling);
    int before = wire.sent.size();
    SessionDescription restarted =
        with(offer, "our2")
            .mapMedia(s -> s.plus(List.of(candidates(3001, 3002).get(0).candidate())));
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
    form = JingleForm.STANDARD;
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
    form = JingleForm.STANDARD;
    JingleSignaling called = responder(TestSessions.incoming("a", wire, LIMIT));
    assertThat(called.capabilities().restartIce()).isFalse();
    JingleSignaling caller = outgoing();
    initiator(caller);
    assertThat(caller.capabilities().restartIce()).isTrue();
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
