package dev.parley.session;

import static dev.parley.session.InvitationState.ENDED;
import static dev.parley.session.InvitationState.NEW;
import static dev.parley.session.InvitationState.PROCEEDED;
import static dev.parley.session.InvitationState.PROPOSED;
import static dev.parley.session.InvitationState.RINGING;
import static dev.parley.session.Role.INITIATOR;
import static dev.parley.session.Role.RESPONDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.JingleMessage.Kind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole table: what is not in it is out of order. */
class InvitationStateTest {

  private record Step(InvitationState state, Kind kind, Role sender) {}

  private static Map<Step, InvitationState> table() {
    Map<Step, InvitationState> table = new HashMap<>();
    table.put(new Step(NEW, Kind.PROPOSE, INITIATOR), PROPOSED);
    for (InvitationState open : new InvitationState[] {PROPOSED, RINGING}) {
      table.put(new Step(open, Kind.RINGING, RESPONDER), RINGING);
      table.put(new Step(open, Kind.PROCEED, RESPONDER), PROCEEDED);
      table.put(new Step(open, Kind.ACCEPT, RESPONDER), PROCEEDED);
      table.put(new Step(open, Kind.REJECT, RESPONDER), ENDED);
      table.put(new Step(open, Kind.RETRACT, INITIATOR), ENDED);
      table.put(new Step(open, Kind.FINISH, INITIATOR), ENDED);
      table.put(new Step(open, Kind.FINISH, RESPONDER), ENDED);
    }
    table.put(new Step(PROCEEDED, Kind.RETRACT, INITIATOR), ENDED);
    table.put(new Step(PROCEEDED, Kind.FINISH, INITIATOR), ENDED);
    table.put(new Step(PROCEEDED, Kind.FINISH, RESPONDER), ENDED);
    return table;
  }

  @Test
  void isTheTable() {
    Map<Step, InvitationState> found = new HashMap<>();
    for (InvitationState state : InvitationState.values()) {
      for (Kind kind : Kind.values()) {
        for (Role sender : Role.values()) {
          state
              .after(kind, sender)
              .ifPresent(next -> found.put(new Step(state, kind, sender), next));
        }
      }
    }

    assertThat(found).isEqualTo(table());
  }
}
