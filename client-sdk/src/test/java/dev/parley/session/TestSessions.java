package dev.parley.session;

import dev.parley.jingle.Jingle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Sessions over a fake wire, for the tests of the packages above. */
public final class TestSessions {

  private TestSessions() {}

  /** A session that this side is to begin; what comes in is worked on at once. */
  public static JingleSession outgoing(String sid, FakeWire wire, int candidates) {
    return session(sid, Role.INITIATOR, wire, candidates);
  }

  /** A session that the other side begins. */
  public static JingleSession incoming(String sid, FakeWire wire, int candidates) {
    return session(sid, Role.RESPONDER, wire, candidates);
  }

  /** Gives the session its session-initiate. */
  public static List<String> begin(
      JingleSession session, Jingle initiate, SessionHandler.Reception reception) {
    FakeRequest request = new FakeRequest(initiate);
    session.enqueueInitiate(request, reception);
    return request.replies;
  }

  /** Gives the session a request. */
  public static List<String> receive(JingleSession session, Jingle jingle) {
    FakeRequest request = new FakeRequest(jingle);
    session.enqueue(request);
    return request.replies;
  }

  private static JingleSession session(String sid, Role role, FakeWire wire, int candidates) {
    Executor atOnce = Runnable::run;
    SessionLimits limits =
        new SessionLimits(
            8,
            8,
            8,
            64,
            candidates,
            Duration.ofSeconds(9),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3));
    return new JingleSession(
        new SessionKey(Samples.BOB, sid),
        role,
        atOnce,
        wire,
        limits,
        new StanzaCounter(),
        over -> {});
  }
}
