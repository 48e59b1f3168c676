package dev.parley.session;

import static dev.parley.jingle.JingleAction.CONTENT_ADD;
import static dev.parley.jingle.JingleAction.SESSION_ACCEPT;
import static dev.parley.jingle.JingleAction.SESSION_INFO;
import static dev.parley.jingle.JingleAction.SESSION_INITIATE;
import static dev.parley.jingle.JingleAction.SESSION_TERMINATE;
import static dev.parley.jingle.JingleAction.TRANSPORT_INFO;
import static dev.parley.session.FakeRequest.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.jingle.DtlsSetup;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class JingleSessionTest {

  private static final String SID = "s1";

  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final FakeWire wire = new FakeWire();
  private final FakeListener listener = new FakeListener();
  private final List<JingleSession> ended = new ArrayList<>();

  private JingleSession session(Role role) {
    JingleSession session =
        new JingleSession(
            new SessionKey(Samples.BOB, SID),
            role,
            tasks::add,
            wire,
            SessionLimits.defaults(),
            new StanzaCounter(),
            ended::add);
    session.setListener(listener);
    return session;
  }

  private void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private JingleSession outgoing() {
    JingleSession session = session(Role.INITIATOR);
    session.send(Samples.initiate(SID));
    return session;
  }

  private JingleSession active() {
    JingleSession session = outgoing();
    receive(session, Samples.accept(SID));
    listener.events.clear();
    return session;
  }

  private List<String> receive(JingleSession session, Jingle jingle) {
    FakeRequest request = new FakeRequest(jingle);
    assertThat(session.enqueue(request)).isTrue();
    run();
    return request.replies;
  }

  private List<String> initiate(JingleSession session, Jingle initiate, Handling handling) {
    FakeRequest request = new FakeRequest(initiate);
    session.enqueueInitiate(
        request,
        new SessionHandler.Reception() {
          @Override
          public Executor executor() {
            return tasks::add;
          }

          @Override
          public Handling onInitiate(JingleSession same, Jingle jingle) {
            return handling;
          }
        });
    run();
    return request.replies;
  }

  @Test
  void doesNotWaitForResultsBetweenSteps() {
    JingleSession session = outgoing();
    session.send(Samples.of(TRANSPORT_INFO, SID).build());
    assertThat(wire.actions()).containsExactly(SESSION_INITIATE, TRANSPORT_INFO);
  }

  @Test
  void theAnswerMayOvertakeTheAcknowledgement() {
    JingleSession session = outgoing();
    assertThat(receive(session, Samples.accept(SID))).containsExactly(ACKNOWLEDGED);
    wire.acknowledgeLast();
    run();
    assertThat(session.state()).isEqualTo(SessionState.ACTIVE);
    assertThat(listener.events).containsExactly("session-accept");
  }

  @Test
  void acknowledgesBeforeItActs() {
    JingleSession session = active();
    List<String> order = new ArrayList<>();
    FakeRequest request = new FakeRequest(Samples.empty(SESSION_INFO, SID));
    listener.answer = Handling.acknowledge(() -> order.addAll(request.replies));
    session.enqueue(request);
    run();
    assertThat(order).containsExactly(ACKNOWLEDGED);
  }

  @Test
  void aSecondAcceptIsOutOfOrder() {
    JingleSession session = active();
    assertThat(receive(session, Samples.accept(SID)))
        .containsExactly("unexpected-request/out-of-order");
    assertThat(listener.events).isEmpty();
  }

  @Test
  void anAcceptOfTheInitiatorIsOutOfOrder() {
    JingleSession session = session(Role.RESPONDER);
    initiate(session, Samples.initiate(SID), Handling.acknowledge());
    assertThat(receive(session, Samples.accept(SID)))
        .containsExactly("unexpected-request/out-of-order");
  }

  @Test
  void aRefusedAcceptLeavesTheSessionPending() {
    JingleSession session = outgoing();
    listener.answer = Handling.refuse(Errors.badRequest("no"));
    assertThat(receive(session, Samples.accept(SID))).containsExactly("bad-request");
    assertThat(session.state()).isEqualTo(SessionState.PENDING);
  }

  @Test
  void anAcceptWithoutSetupEndsTheSessionForItsSecurity() {
    JingleSession session = outgoing();
    Jingle insecure =
        Jingle.builder(SESSION_ACCEPT, SID).contents(List.of(Samples.data(null))).build();
    assertThat(receive(session, insecure)).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().action()).isEqualTo(SESSION_TERMINATE);
    assertThat(wire.last().reason().condition()).isEqualTo(Condition.SECURITY_ERROR);
    assertThat(listener.events).containsExactly("ended here security-error");
    assertThat(ended).containsExactly(session);
  }

  @Test
  void anOfferWithoutFingerprintIsAcknowledgedAndEnded() {
    JingleSession session = session(Role.RESPONDER);
    Jingle insecure =
        Jingle.builder(SESSION_INITIATE, SID)
            .contents(
                List.of(
                    Samples.data(DtlsSetup.ACTPASS)
                        .withTransport(dev.parley.jingle.IceUdpTransport.of("ufrg", "pwd"))))
            .build();
    List<String> replies =
        initiate(
            session,
            insecure,
            Handling.acknowledge(
                () -> {
                  throw new AssertionError("reached the application");
                }));
    assertThat(replies).containsExactly(ACKNOWLEDGED);
    assertThat(wire.last().reason().condition()).isEqualTo(Condition.SECURITY_ERROR);
    assertThat(session.state()).isEqualTo(SessionState.ENDED);
  }

  @Test
  void aRefusedOfferLeavesNoSession() {
    JingleSession session = session(Role.RESPONDER);
    List<String> replies =
        initiate(
            session, Samples.initiate(SID), Handling.refuse(JingleErrorCondition.STALE.toError()));
    assertThat(replies).containsExactly("item-not-found/stale");
    assertThat(ended).containsExactly(session);
    assertThat(wire.sent).isEmpty();
  }

  @Test
  void theEndIsToldOnceAndNothingIsKnownAfterIt() {
    JingleSession session = active();
    Jingle terminate =
        Jingle.builder(SESSION_TERMINATE, SID).reason(JingleReason.of(Condition.BUSY)).build();
    assertThat(receive(session, terminate)).containsExactly(ACKNOWLEDGED);
    assertThat(receive(session, terminate)).containsExactly("item-not-found/unknown-session");
    assertThat(receive(session, Samples.empty(SESSION_INFO, SID)))
        .containsExactly("item-not-found/unknown-session");
    assertThat(listener.events).containsExactly("ended by peer busy");
    assertThat(ended).containsExactly(session);
  }

  @Test
  void afterItsOwnEndItKnowsNothingBeforeThatIsAcknowledged() {
    JingleSession session = active();
    session.terminate(JingleReason.of(Condition.SUCCESS));
    assertThat(receive(session, Samples.of(TRANSPORT_INFO, SID).build()))
        .containsExactly("item-not-found/unknown-session");
    assertThat(listener.events).isEmpty();
  }

  @Test
  void insideASessionTheInitiatorWins() {
    JingleSession session = active();
    session.send(Samples.of(CONTENT_ADD, SID).build());
    assertThat(receive(session, Samples.of(CONTENT_ADD, SID).build()))
        .containsExactly("conflict/tie-break");
    wire.acknowledgeLast();
    run();
    assertThat(receive(session, Samples.of(CONTENT_ADD, SID).build()))
        .containsExactly(ACKNOWLEDGED);
  }

  @Test
  void insideASessionTheResponderYields() {
    JingleSession session = session(Role.RESPONDER);
    initiate(session, Samples.initiate(SID), Handling.acknowledge());
    session.send(Samples.accept(SID));
    session.send(Samples.of(CONTENT_ADD, SID).build());
    assertThat(receive(session, Samples.of(CONTENT_ADD, SID).build()))
        .containsExactly(ACKNOWLEDGED);
  }

  @Test
  void nothingChangesBeforeTheSessionIsAccepted() {
    JingleSession session = session(Role.RESPONDER);
    initiate(session, Samples.initiate(SID), Handling.acknowledge());
    assertThat(receive(session, Samples.of(CONTENT_ADD, SID).build()))
        .containsExactly("unexpected-request/out-of-order");
  }

  @Test
  void aRefusedInitiateEndsIt() {
    JingleSession session = outgoing();
    wire.refuseLast(JingleErrorCondition.STALE.toError());
    run();
    assertThat(listener.events).containsExactly("refused item-not-found/stale");
    assertThat(session.state()).isEqualTo(SessionState.ENDED);
    assertThat(wire.actions()).containsExactly(SESSION_INITIATE);
  }

  @Test
  void anUnansweredInitiateIsToldAndTheSessionGoesOn() {
    JingleSession session = outgoing();
    wire.leaveLastUnanswered();
    run();
    assertThat(listener.events).containsExactly("unanswered session-initiate");
    assertThat(receive(session, Samples.accept(SID))).containsExactly(ACKNOWLEDGED);
  }

  @Test
  void aPeerThatForgotTheSessionEndsIt() {
    JingleSession session = active();
    session.ping(reply -> {});
    wire.refuseLast(JingleErrorCondition.UNKNOWN_SESSION.toError());
    run();
    assertThat(listener.events).containsExactly("ended by peer gone");
  }

  @Test
  void anAbsentPeerDoesNotEndASessionThatIsActive() {
    JingleSession session = active();
    List<Reply> replies = new ArrayList<>();
    session.ping(replies::add);
    wire.refuseLast(StanzaError.getBuilder(StanzaError.Condition.service_unavailable).build());
    run();
    assertThat(session.state()).isEqualTo(SessionState.ACTIVE);
    assertThat(replies).hasSize(1);
  }

  @Test
  void tooManyRequestsAreNotQueued() {
    JingleSession session = active();
    int limit = session.limits().queuedRequests();
    for (int i = 0; i < limit; i++) {
      assertThat(session.enqueue(new FakeRequest(Samples.empty(SESSION_INFO, SID)))).isTrue();
    }
    assertThat(session.enqueue(new FakeRequest(Samples.empty(SESSION_INFO, SID)))).isFalse();
    run();
    assertThat(session.enqueue(new FakeRequest(Samples.empty(SESSION_INFO, SID)))).isTrue();
  }

  @Test
  void refusesToSendWhatIsOutOfOrder() {
    JingleSession session = outgoing();
    assertThatThrownBy(() -> session.send(Samples.accept(SID)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSessionThatWasNeverBegunEndsInSilence() {
    JingleSession session = session(Role.INITIATOR);
    session.terminate(JingleReason.of(Condition.CANCEL));
    assertThat(wire.sent).isEmpty();
    assertThat(ended).containsExactly(session);
  }
}
