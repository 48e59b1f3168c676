package dev.parley.signaling;

import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.RtpDescription;
import dev.parley.jingle.Senders;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.SdpToJingle;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.sdp.Direction;
import dev.parley.sdp.Group;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Mid;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.JingleSession;
import dev.parley.session.TestSessions;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

/** What changes in a running session, with a wire and a peer that the test plays. */
class ChangesTest extends SignalingFixture {

  private static final SessionDescription AV = read("webrtc-java-av-offer");
  private JingleSession session;

  /** A description with one more section, of sound, in the bundle. */
  private static SessionDescription withSound(
      SessionDescription base, String mid, Direction direction) {
    MediaDescription audio =
        AV.media().stream().filter(one -> one.media().equals("audio")).findFirst().orElseThrow();
    MediaDescription first = base.media().get(0);
    List<dev.parley.sdp.Attribute> attributes = new ArrayList<>();
    for (var attribute : audio.attributes()) {
      boolean transport =
          attribute instanceof dev.parley.sdp.IceUfrag
              || attribute instanceof dev.parley.sdp.IcePwd
              || attribute instanceof dev.parley.sdp.Fingerprint
              || attribute instanceof dev.parley.sdp.EndpointSetup
              || attribute instanceof Mid
              || attribute instanceof Direction;
      if (!transport) {
        attributes.add(attribute);
      }
    }
    attributes.addAll(first.all(dev.parley.sdp.IceUfrag.class));
    attributes.addAll(first.all(dev.parley.sdp.IcePwd.class));
    attributes.addAll(first.all(dev.parley.sdp.Fingerprint.class));
    attributes.addAll(first.all(dev.parley.sdp.EndpointSetup.class));
    attributes.add(new Mid(mid));
    attributes.add(direction);
    List<MediaDescription> sections = new ArrayList<>(base.media());
    sections.add(audio.withPort(9).withAttributes(attributes));
    List<dev.parley.sdp.Attribute> own = new ArrayList<>(base.attributes());
    own.removeIf(Group.class::isInstance);
    own.add(new Group(Group.BUNDLE, sections.stream().map(MediaDescription::mid).toList()));
    return new SessionDescription(base.origin(), base.name(), base.lines(), own, sections);
  }

  private JingleSignaling initiator() {
    JingleSignaling signaling = outgoing();
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    wire.acknowledgeLast();
    session = call.session();
    TestSessions.receive(session, accept("a"));
    peer.events.clear();
    return signaling;
  }

  private JingleSignaling responder() {
    session = TestSessions.incoming("a", wire, LIMIT);
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.accept(1, answer);
    wire.acknowledgeLast();
    peer.events.clear();
    return signaling;
  }

  private static Proposal change(long id, SessionDescription description) {
    return new Proposal(id, Proposal.Kind.CHANGE, description);
  }

  /** A stanza of the other side about the sound. */
  private Jingle theirs(JingleAction action, SessionDescription from, Creator self, Creator by) {
    var all = SdpToJingle.map(from, self, mid -> by, JingleForm.PARLEY);
    return Jingle.builder(action, "a")
        .contents(
            all.contents().stream()
                .filter(one -> one.description() instanceof RtpDescription)
                .toList())
        .groups(all.groups())
        .build();
  }

  private static Jingle about(JingleAction action, Creator creator, String name, Senders senders) {
    return Jingle.builder(action, "a")
        .contents(List.of(new JingleContent(creator, name, senders, null, null, List.of())))
        .build();
  }

  @Test
  void ourContentIsAddedWhenItIsAccepted() {
    JingleSignaling signaling = initiator();
    signaling.propose(change(8, withSound(offer, "s", Direction.SENDRECV)));
    Jingle add = wire.last();
    assertThat(add.action()).isEqualTo(JingleAction.CONTENT_ADD);
    assertThat(add.contents()).extracting(JingleContent::name).containsExactly("s");
    assertThat(add.contents().get(0).creator()).isEqualTo(Creator.INITIATOR);
    assertThat(add.groups()).hasSize(1);
    Jingle yes =
        theirs(
            JingleAction.CONTENT_ACCEPT,
            withSound(answer, "s", Direction.RECVONLY),
            Creator.RESPONDER,
            Creator.INITIATOR);
    // The answer may overtake the acknowledgement.
    assertThat(TestSessions.receive(session, yes)).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).containsExactly("accepted 8");
    assertThat(peer.answer.media()).hasSize(2);
    assertThat(peer.answer.media("s").direction()).isEqualTo(Direction.RECVONLY);
    assertThat(TestSessions.receive(session, yes))
        .containsExactly("unexpected-request/out-of-order");
  }

  @Test
  void ourContentIsRefusedInEveryWayThatOthersHave() {
    JingleSignaling signaling = initiator();
    SessionDescription more = withSound(offer, "s", Direction.SENDRECV);
    signaling.propose(change(8, more));
    wire.acknowledgeLast();
    Jingle no =
        Jingle.builder(JingleAction.CONTENT_REJECT, "a")
            .contents(List.of(JingleContent.reference(Creator.INITIATOR, "s")))
            .reason(JingleReason.of(Condition.BUSY, "later"))
            .build();
    TestSessions.receive(session, no);
    assertThat(peer.events).containsExactly("rejected 8 busy");
    SessionDescription refused = signaling.refuse(more);
    assertThat(refused.media("s").rejected()).isTrue();
    signaling.propose(change(9, more));
    wire.refuseLast(StanzaError.getBuilder(StanzaError.Condition.bad_request).build());
    assertThat(peer.events).contains("rejected 9 unsupported-applications");
    signaling.refuse(more);
    signaling.propose(change(10, more));
    wire.leaveLastUnanswered();
    assertThat(peer.events).contains("rejected 10 timeout");
    signaling.refuse(more);
    signaling.propose(change(11, more));
    wire.acknowledgeLast();
    // As stanza.js does it: nothing said of which.
    Jingle all =
        Jingle.builder(JingleAction.CONTENT_REJECT, "a")
            .reason(JingleReason.of(Condition.FAILED_APPLICATION, "not supported"))
            .build();
    assertThat(TestSessions.receive(session, all)).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).contains("rejected 11 failed-application");
    assertThat(signaling.capabilities().renegotiate()).isTrue();
  }

  @Test
  void anAnswerThatIsNotToWhatWasOfferedIsRefused() {
    JingleSignaling signaling = initiator();
    signaling.propose(change(8, withSound(offer, "s", Direction.SENDRECV)));
    wire.acknowledgeLast();
    Jingle other =
        Jingle.builder(JingleAction.CONTENT_ACCEPT, "a")
            .contents(List.of(JingleContent.reference(Creator.INITIATOR, "t")))
            .build();
    assertThat(TestSessions.receive(session, other)).containsExactly("item-not-found");
    assertThat(peer.events).isEmpty();
  }

  @Test
  void ofTwoContentsAddedAtOnceTheInitiatorsGoesFirst() {
    JingleSignaling signaling = initiator();
    signaling.propose(change(8, withSound(offer, "s", Direction.SENDRECV)));
    wire.acknowledgeLast();
    Jingle add =
        theirs(
            JingleAction.CONTENT_ADD,
            withSound(answer, "s", Direction.SENDRECV),
            Creator.RESPONDER,
            Creator.RESPONDER);
    assertThat(TestSessions.receive(session, add)).containsExactly("conflict/tie-break");
  }

  @Test
  void aResponderGivesWayAndKeepsTheOthersContentOfTheSameName() {
    JingleSignaling signaling = responder();
    signaling.propose(change(8, withSound(answer, "s", Direction.SENDRECV)));
    Jingle add =
        theirs(
            JingleAction.CONTENT_ADD,
            withSound(offer, "s", Direction.SENDRECV),
            Creator.INITIATOR,
            Creator.INITIATOR);
    assertThat(TestSessions.receive(session, add)).containsExactly(ACKNOWLEDGED);
    assertThat(peer.events).isEmpty();
    wire.refuseLast(JingleErrorCondition.TIE_BREAK.toError());
    assertThat(peer.events).containsExactly("glare 8", "proposal");
    assertThat(peer.proposal.description().media("s").media()).isEqualTo("audio");
  }

  @Test
  void theirContentIsAProposalAndOurAnswerAContentAccept() {
    JingleSignaling signaling = responder();
    addTheirs("s");
    assertThat(peer.events).containsExactly("proposal");
    assertThat(peer.proposal.kind()).isEqualTo(Proposal.Kind.CHANGE);
    signaling.accept(peer.proposal.id(), withSound(answer, "s", Direction.SENDRECV));
    assertThat(wire.last().action()).isEqualTo(JingleAction.CONTENT_ACCEPT);
    assertThat(wire.last().contents()).extracting(JingleContent::name).containsExactly("s");
    assertThat(
            TestSessions.receive(
                session, about(JingleAction.CONTENT_REMOVE, Creator.RESPONDER, "s", Senders.BOTH)))
        .as("somebody else's content of that name")
        .containsExactly("item-not-found");
    TestSessions.receive(
        session, about(JingleAction.CONTENT_MODIFY, Creator.INITIATOR, "s", Senders.INITIATOR));
    assertThat(peer.proposal.description().media("s").direction()).isEqualTo(Direction.SENDONLY);
    signaling.accept(peer.proposal.id(), withSound(answer, "s", Direction.RECVONLY));
    assertThat(wire.last().action()).as("as asked").isEqualTo(JingleAction.CONTENT_ACCEPT);
    TestSessions.receive(
        session, about(JingleAction.CONTENT_MODIFY, Creator.INITIATOR, "s", Senders.BOTH));
    signaling.accept(peer.proposal.id(), withSound(answer, "s", Direction.RECVONLY));
    assertThat(wire.last().action()).as("less than asked").isEqualTo(JingleAction.CONTENT_MODIFY);
    assertThat(wire.last().contents().get(0).senders()).isEqualTo(Senders.INITIATOR);
    assertThat(
            TestSessions.receive(
                session, about(JingleAction.CONTENT_REMOVE, Creator.INITIATOR, "s", Senders.BOTH)))
        .containsExactly(ACKNOWLEDGED);
    assertThat(peer.proposal.description().media().get(1).rejected()).isTrue();
  }

  private List<String> addTheirs(String name) {
    return TestSessions.receive(
        session,
        theirs(
            JingleAction.CONTENT_ADD,
            withSound(offer, name, Direction.SENDRECV),
            Creator.INITIATOR,
            Creator.INITIATOR));
  }

  @Test
  void whatThePeerDoesNotWantIsRejectedWithItsReason() {
    JingleSignaling signaling = responder();
    addTheirs("s");
    assertThat(addTheirs("s")).as("while it is pending").containsExactly("bad-request");
    signaling.reject(peer.proposal.id(), Rejection.whole(EndReason.DECLINE, "no"));
    assertThat(wire.last().action()).isEqualTo(JingleAction.CONTENT_REJECT);
    assertThat(wire.last().reason()).isEqualTo(JingleReason.of(Condition.DECLINE, "no"));
    assertThat(addTheirs("s")).containsExactly(ACKNOWLEDGED);
  }

  @Test
  void changesHaveALimit() {
    JingleSignaling signaling = responder();
    List<String> replies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      replies.addAll(addTheirs("s" + i));
      if (!replies.get(i).equals(ACKNOWLEDGED)) {
        break;
      }
      signaling.reject(peer.proposal.id(), Rejection.whole(EndReason.DECLINE, null));
    }
    assertThat(replies).hasSizeBetween(20, 60).last().isEqualTo("resource-constraint");
  }

  @Test
  void theLastContentEndsTheSessionWithIt() {
    responder();
    assertThat(
            TestSessions.receive(
                session,
                about(JingleAction.CONTENT_REMOVE, Creator.INITIATOR, mid(), Senders.BOTH)))
        .containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(JingleAction.SESSION_TERMINATE);
    assertThat(wire.last().reason().condition()).isEqualTo(Condition.SUCCESS);
    assertThat(peer.events).hasSize(1);
  }

  @Test
  void aContentWithoutFingerprintIsRejected() {
    responder();
    Jingle add =
        theirs(
            JingleAction.CONTENT_ADD,
            withSound(offer, "s", Direction.SENDRECV),
            Creator.INITIATOR,
            Creator.INITIATOR);
    JingleContent bare = add.contents().get(0).withTransport(credentials(offer));
    Jingle insecure =
        Jingle.builder(JingleAction.CONTENT_ADD, "a")
            .contents(List.of(bare))
            .groups(add.groups())
            .build();
    assertThat(TestSessions.receive(session, insecure)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(JingleAction.CONTENT_REJECT);
    assertThat(wire.last().reason().condition()).isEqualTo(Condition.SECURITY_ERROR);
    assertThat(peer.events).isEmpty();
  }

  @Test
  void otherTransportsThanIceAreTurnedDown() {
    responder();
    Jingle replace =
        Jingle.builder(JingleAction.TRANSPORT_REPLACE, "a")
            .contents(List.of(JingleContent.reference(Creator.INITIATOR, mid())))
            .build();
    assertThat(TestSessions.receive(session, replace)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(JingleAction.TRANSPORT_REJECT);
    assertThat(peer.events).isEmpty();
  }

  @Test
  void nobodyAsksTwoThingsAtOnce() {
    JingleSignaling signaling = responder();
    addTheirs("s");
    TestSessions.receive(
        session, about(JingleAction.CONTENT_REMOVE, Creator.INITIATOR, "s", Senders.BOTH));
    assertThat(peer.events).as("the removal waits").hasSize(1);
    int before = wire.sent.size();
    signaling.accept(peer.proposal.id(), withSound(answer, "s", Direction.SENDRECV));
    assertThat(wire.sent).as("nobody wants the answer any more").hasSize(before);
    assertThat(peer.events).containsExactly("proposal", "proposal");
    assertThat(peer.proposal.description().media().get(1).rejected()).isTrue();
  }
}
