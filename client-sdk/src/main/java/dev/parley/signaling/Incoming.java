package dev.parley.signaling;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.RtpInfo;
import dev.parley.mapping.MappingException;
import dev.parley.peer.Signaling.Listener;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Errors;
import dev.parley.session.Handling;
import dev.parley.session.JingleSession;
import dev.parley.session.Reply;
import dev.parley.session.SessionListener;
import java.util.List;
import org.jivesoftware.smack.packet.StanzaError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the other side does, turned into what a peer understands. */
final class Incoming implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

  private final JingleSignaling signaling;
  private final JingleSession session;
  private final Inbox inbox;

  Incoming(JingleSignaling signaling, JingleSession session, Inbox inbox) {
    this.signaling = signaling;
    this.session = session;
    this.inbox = inbox;
  }

  @Override
  public Handling onAction(Jingle jingle) {
    if (signaling.isFull()) {
      return Handling.refuse(Errors.tooMuch("too much waits for a decision already"));
    }
    return switch (jingle.action()) {
      case SESSION_ACCEPT -> accepted(jingle);
      case TRANSPORT_INFO -> transportInfo(jingle);
      case SESSION_INFO -> sessionInfo(jingle);
      case DESCRIPTION_INFO, SECURITY_INFO ->
          Handling.refuse(JingleErrorCondition.UNSUPPORTED_INFO.toError());
      case CONTENT_ADD -> Handling.acknowledge(() -> turnDown(jingle, JingleAction.CONTENT_REJECT));
      case TRANSPORT_REPLACE ->
          Handling.acknowledge(() -> turnDown(jingle, JingleAction.TRANSPORT_REJECT));
      // Nothing of the kind was asked for.
      case CONTENT_ACCEPT, CONTENT_REJECT, TRANSPORT_ACCEPT, TRANSPORT_REJECT ->
          Handling.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
      default -> Handling.refuse(Errors.unsupported("the contents of a session cannot change yet"));
    };
  }

  private Handling accepted(Jingle accept) {
    if (accept.contents().isEmpty()) {
      return Handling.refuse(Errors.badRequest("a session-accept has at least one content"));
    }
    SessionDescription offer = signaling.offer();
    try {
      SessionDescription answer = Descriptions.answer(accept, offer);
      return Handling.acknowledge(
          () -> {
            signaling.learn(accept);
            signaling.onAccepted(answer);
          });
    } catch (MappingException e) {
      return Handling.acknowledge(() -> signaling.breakOff(e));
    }
  }

  private Handling transportInfo(Jingle info) {
    Inbox.Read read = inbox.read(info.contents());
    StanzaError error = read.error();
    if (error != null) {
      return Handling.refuse(error);
    }
    if (signaling.restarts().isRestart(read.batch())) {
      return signaling.restarts().take(read.batch(), info.restartAnswer());
    }
    Inbox.Result result = inbox.take(read.batch());
    return Handling.acknowledge(
        () -> {
          if (!result.candidates().isEmpty()) {
            signaling.tell(l -> l.onCandidates(result.candidates()));
          }
          if (result.complete()) {
            signaling.tell(Listener::onGatheringComplete);
          }
        });
  }

  private Handling sessionInfo(Jingle info) {
    if (!info.unknown().isEmpty() || !info.contents().isEmpty()) {
      return Handling.refuse(JingleErrorCondition.UNSUPPORTED_INFO.toError());
    }
    List<RtpInfo> infos = info.infos();
    return Handling.acknowledge(
        () -> infos.forEach(one -> signaling.tell(l -> l.onInfo(Infos.of(one)))));
  }

  /** Says no to something that the XEP wants acknowledged first. */
  private void turnDown(Jingle wish, JingleAction answer) {
    session.send(
        Jingle.builder(answer, session.key().sid())
            .contents(wish.contents())
            .reason(answer == JingleAction.CONTENT_REJECT ? notYet() : null)
            .build());
  }

  private static JingleReason notYet() {
    return JingleReason.of(
        Condition.UNSUPPORTED_APPLICATIONS, "the contents of a session cannot change yet");
  }

  @Override
  public void onInitiateRefused(StanzaError error) {
    signaling.onInitiateRefused(error);
  }

  @Override
  public void onUnanswered(JingleAction action, Reply.Unanswered how) {
    if (action == JingleAction.SESSION_INITIATE) {
      signaling.onInitiateUnacknowledged(how.sent());
    } else {
      LOG.debug("{} of session {} was not answered: {}", action, session.key().sid(), how.why());
    }
  }

  @Override
  public void onTerminated(JingleReason reason, boolean remote) {
    signaling.onTerminated(reason, remote);
  }
}
