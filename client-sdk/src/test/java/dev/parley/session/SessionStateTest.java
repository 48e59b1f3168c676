package dev.parley.session;

import static dev.parley.jingle.JingleAction.SESSION_ACCEPT;
import static dev.parley.jingle.JingleAction.SESSION_INITIATE;
import static dev.parley.jingle.JingleAction.SESSION_TERMINATE;
import static dev.parley.session.SessionState.ACTIVE;
import static dev.parley.session.SessionState.ENDED;
import static dev.parley.session.SessionState.NEW;
import static dev.parley.session.SessionState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.JingleAction;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionStateTest {

  private static final Set<JingleAction> INFOS =
      EnumSet.of(
          JingleAction.SESSION_INFO,
          JingleAction.TRANSPORT_INFO,
          JingleAction.DESCRIPTION_INFO,
          JingleAction.SECURITY_INFO,
          JingleAction.UNKNOWN);

  private static final Set<JingleAction> CHANGES =
      EnumSet.of(
          JingleAction.CONTENT_ADD,
          JingleAction.CONTENT_ACCEPT,
          JingleAction.CONTENT_REJECT,
          JingleAction.CONTENT_REMOVE,
          JingleAction.CONTENT_MODIFY,
          JingleAction.TRANSPORT_REPLACE,
          JingleAction.TRANSPORT_ACCEPT,
          JingleAction.TRANSPORT_REJECT);

  @Test
  void onlyTheInitiatorBegins() {
    assertThat(NEW.after(SESSION_INITIATE, Role.INITIATOR)).contains(PENDING);
    assertThat(NEW.after(SESSION_INITIATE, Role.RESPONDER)).isEmpty();
  }

  @Test
  void nothingElseBeginsASession() {
    for (JingleAction action : EnumSet.complementOf(EnumSet.of(SESSION_INITIATE))) {
      assertThat(NEW.after(action, Role.INITIATOR)).as("%s", action).isEmpty();
      assertThat(NEW.after(action, Role.RESPONDER)).as("%s", action).isEmpty();
    }
  }

  @Test
  void onlyTheResponderAcceptsAndOnlyOnce() {
    assertThat(PENDING.after(SESSION_ACCEPT, Role.RESPONDER)).contains(ACTIVE);
    assertThat(PENDING.after(SESSION_ACCEPT, Role.INITIATOR)).isEmpty();
    assertThat(ACTIVE.after(SESSION_ACCEPT, Role.RESPONDER)).isEmpty();
  }

  @Test
  void aSessionBeginsOnce() {
    for (SessionState state : EnumSet.of(PENDING, ACTIVE, ENDED)) {
      assertThat(state.after(SESSION_INITIATE, Role.INITIATOR)).as("%s", state).isEmpty();
    }
  }

  @Test
  void eitherSideEndsIt() {
    for (Role role : Role.values()) {
      assertThat(PENDING.after(SESSION_TERMINATE, role)).contains(ENDED);
      assertThat(ACTIVE.after(SESSION_TERMINATE, role)).contains(ENDED);
    }
  }

  @Test
  void whatIsBetweenLeavesTheStateAsItIs() {
    for (JingleAction action : INFOS) {
      for (Role role : Role.values()) {
        assertThat(PENDING.after(action, role)).as("%s", action).contains(PENDING);
        assertThat(ACTIVE.after(action, role)).as("%s", action).contains(ACTIVE);
      }
    }
  }

  @Test
  void whatIsAgreedOnChangesOnlyOnceItIs() {
    for (JingleAction action : CHANGES) {
      for (Role role : Role.values()) {
        assertThat(PENDING.after(action, role)).as("%s", action).isEmpty();
        assertThat(ACTIVE.after(action, role)).as("%s", action).contains(ACTIVE);
      }
    }
    assertThat(INFOS.size() + CHANGES.size() + 3).isEqualTo(JingleAction.values().length);
  }

  @Test
  void nothingHappensAfterTheEnd() {
    for (JingleAction action : JingleAction.values()) {
      assertThat(ENDED.after(action, Role.INITIATOR)).as("%s", action).isEmpty();
      assertThat(ENDED.after(action, Role.RESPONDER)).as("%s", action).isEmpty();
    }
  }
}
