package dev.parley.signaling;

import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
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

/** What tests of ICE restarts share. */
abstract class RestartFixture extends SignalingFixture {

  RestartFixture(String vectors) {
    super(vectors);
  }

  Jingle restart(String ufrag, int... ports) {
    return transportInfo(null, ufrag, ports);
  }

  /** As Parley marks it. */
  Jingle restartAnswer(String answered, String ufrag, int... ports) {
    return transportInfo(new RestartAnswer(answered), ufrag, ports);
  }

  Jingle transportInfo(RestartAnswer answer, String ufrag, int... ports) {
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
  static SessionDescription with(SessionDescription description, String ufrag) {
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

  Proposal restartOfOurs(long id, String ufrag) {
    return new Proposal(id, Proposal.Kind.ICE_RESTART, with(offer, ufrag));
  }

  static String sentUfrag(Jingle jingle) {
    return ((IceUdpTransport) jingle.contents().get(0).transport()).ufrag();
  }

  JingleSession initiator(JingleSignaling signaling) {
    signaling.open(peer);
    signaling.propose(initial());
    Call call = call("a");
    signaling.dial(call);
    wire.acknowledgeLast();
    TestSessions.receive(call.session(), accept("a"));
    peer.events.clear();
    return call.session();
  }

  JingleSignaling responder(JingleSession session) {
    JingleSignaling signaling = incoming(session);
    signaling.open(peer);
    signaling.accept(1, answerTo(peer.proposal.description()));
    wire.acknowledgeLast();
    peer.events.clear();
    return signaling;
  }

  /** The sections that were offered, and no others. */
  private SessionDescription answerTo(SessionDescription offered) {
    return new SessionDescription(
        answer.origin(),
        answer.name(),
        answer.lines(),
        answer.attributes(),
        answer.media().stream().filter(one -> offered.media(one.mid()) != null).toList());
  }

  static EndpointSetup setup(SessionDescription description) {
    return description.media().get(0).first(EndpointSetup.class);
  }
}
