package dev.parley.signaling;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.RtpDescription;
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

  /** Contents that a session may have, and that may have gone and are remembered. */
  static final int MOST_CONTENTS = 32;

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
      case DESCRIPTION_INFO -> descriptionInfo(jingle);
      case SECURITY_INFO -> Handling.refuse(JingleErrorCondition.UNSUPPORTED_INFO.toError());
      case CONTENT_ADD,
          CONTENT_REMOVE,
          CONTENT_MODIFY,
          CONTENT_ACCEPT,
          CONTENT_REJECT,
          TRANSPORT_REPLACE ->
          signaling.isAccepted()
              ? change(jingle)
              : Handling.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
      // Nothing of the kind was asked for.
      case TRANSPORT_ACCEPT, TRANSPORT_REJECT ->
          Handling.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
      default -> Handling.refuse(Errors.unsupported("the action is not known here"));
    };
  }

  private Handling change(Jingle jingle) {
    return switch (jingle.action()) {
      case CONTENT_ADD -> signaling.theirs().add(jingle);
      case CONTENT_REMOVE -> signaling.theirs().remove(jingle);
      case CONTENT_MODIFY -> signaling.theirs().modify(jingle);
      case TRANSPORT_REPLACE -> signaling.replacement().take(jingle);
      default -> signaling.ours().answered(jingle);
    };
  }

  /** Hints are advisory (XEP-0167 section 9): those that can be read are taken, and not used. */
  private Handling descriptionInfo(Jingle info) {
    boolean readable =
        !info.contents().isEmpty()
            && info.contents().stream()
                .allMatch(one -> one.description() instanceof RtpDescription);
    if (!readable) {
      return Handling.refuse(JingleErrorCondition.UNSUPPORTED_INFO.toError());
    }
    return info.contents().stream().allMatch(signaling.accord()::isMeant)
        ? Handling.acknowledge()
        : Handling.refuse(Errors.notFound("the session has no such content"));
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
