package dev.parley.signaling;

import static dev.parley.jingle.JingleAction.SESSION_ACCEPT;
import static dev.parley.jingle.JingleAction.SESSION_INITIATE;
import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.Target;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.Creators;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.MappingException;
import dev.parley.mapping.SdpToJingle;
import dev.parley.peer.Proposal;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MaxMessageSize;
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

/** One side's signalling, with a wire and a peer that a test plays. */
abstract class SignalingFixture {

  static final int LIMIT = 10;

  final SessionDescription offer;
  final SessionDescription answer;
  final FakeWire wire = new FakeWire();
  final FakePeer peer = new FakePeer();
  final List<String> dialling = new ArrayList<>();
  boolean handled = true;

  /** What the other side is. */
  JingleForm form = JingleForm.PARLEY;

  SignalingFixture() {
    this("webrtc-java-data");
  }

  /** With other descriptions than those of data alone. */
  SignalingFixture(String vectors) {
    offer = read(vectors + "-offer");
    answer = read(vectors + "-answer");
  }

  static SessionDescription read(String vector) {
    try {
      // Without its candidates, which each test adds as it likes.
      return SessionDescription.parse(
          SdpFiles.sdp(vector).replaceAll("(?m)^a=candidate:.*\\R", ""));
    } catch (SdpException e) {
      throw new AssertionError(e);
    }
  }

  JingleSignaling outgoing() {
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

  Call call(String sid) {
    return new Call(
        TestSessions.outgoing(sid, wire, LIMIT), new Target("chess-club", 1, "ticket"), form);
  }

  String mid() {
    return offer.media().get(0).mid();
  }

  List<TrickledCandidate> candidates(int... ports) {
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

  Proposal initial() {
    return new Proposal(7, Proposal.Kind.INITIAL, offer);
  }

  static List<Integer> ports(Jingle jingle) {
    List<Integer> ports = new ArrayList<>();
    for (JingleContent content : jingle.contents()) {
      ((IceUdpTransport) content.transport()).candidates().forEach(c -> ports.add(c.port()));
    }
    return ports;
  }

  Jingle accept(String sid) {
    JingleDescription parts =
        SdpToJingle.map(stated(answer), Creator.RESPONDER, Creators.INITIATOR, form);
    return Jingle.builder(SESSION_ACCEPT, sid)
        .contents(theirs(parts))
        .groups(parts.groups())
        .build();
  }

  static String ufrag(SessionDescription description) {
    return description.credentials(description.media().get(0)).ufrag();
  }

  static IceUdpTransport credentials(SessionDescription description) {
    IceCredentials own = description.credentials(description.media().get(0));
    return IceUdpTransport.of(own.ufrag(), own.pwd());
  }

  Jingle transportInfo(String sid, boolean complete, int... ports) {
    IceUdpTransport transport =
        credentials(offer)
            .withCandidates(
                candidates(ports).stream()
                    .map(c -> CandidateMapping.toJingle(c.candidate(), JingleForm.PARLEY))
                    .toList());
    return Jingle.builder(TRANSPORT_INFO, sid)
        .contents(
            List.of(
                JingleContent.reference(Creator.INITIATOR, mid())
                    .withTransport(complete ? transport.withGatheringComplete() : transport)))
        .build();
  }

  /** Nobody but Parley and stanza.js has data channels. */
  private List<JingleContent> theirs(JingleDescription parts) {
    return form.equals(JingleForm.STANDARD)
        ? parts.contents().stream().filter(content -> content.description() != null).toList()
        : parts.contents();
  }

  /** Nobody but Parley states the largest message. */
  private SessionDescription stated(SessionDescription description) {
    return form.equals(JingleForm.PARLEY)
        ? description
        : description.mapMedia(section -> section.without(MaxMessageSize.class::isInstance));
  }

  JingleSignaling incoming(JingleSession session) {
    JingleDescription parts =
        SdpToJingle.map(stated(offer), Creator.INITIATOR, Creators.INITIATOR, form);
    Jingle initiate =
        Jingle.builder(SESSION_INITIATE, session.key().sid())
            .contents(theirs(parts))
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
}
