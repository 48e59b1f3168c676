package dev.parley.peer;

import static dev.parley.peer.PeerState.CLOSED;
import static dev.parley.peer.PeerState.CONNECTED;
import static dev.parley.peer.PeerState.CONNECTING;
import static dev.parley.peer.PeerState.DISCONNECTED;
import static dev.parley.peer.PeerState.FAILED;
import static dev.parley.peer.PeerState.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerStateTest {

  @Test
  void followsTheDiagram() {
    assertThat(NEW.canBecome(CONNECTING)).isTrue();
    assertThat(NEW.canBecome(CONNECTED)).isFalse();
    assertThat(CONNECTING.canBecome(CONNECTED)).isTrue();
    assertThat(CONNECTED.canBecome(CONNECTING)).isFalse();
    assertThat(CONNECTED.canBecome(DISCONNECTED)).isTrue();
    assertThat(DISCONNECTED.canBecome(CONNECTED)).isTrue();
    assertThat(DISCONNECTED.canBecome(FAILED)).isTrue();
    assertThat(FAILED.canBecome(CONNECTED)).isTrue();
  }

  @Test
  void everyStateMayEndAndTheEndIsFinal() {
    for (PeerState state : PeerState.values()) {
      assertThat(state.canBecome(CLOSED)).isEqualTo(state != CLOSED);
      assertThat(CLOSED.canBecome(state)).isFalse();
    }
  }

  @Test
  void reasonsAreTheElementsOfXep0166() {
    assertThat(EndReason.CONNECTIVITY_ERROR.token()).isEqualTo("connectivity-error");
    for (EndReason reason : EndReason.values()) {
      assertThat(EndReason.ofToken(reason.token())).isEqualTo(reason);
    }
    assertThat(EndReason.ofToken("from-the-future")).isEqualTo(EndReason.UNKNOWN);
  }
}
