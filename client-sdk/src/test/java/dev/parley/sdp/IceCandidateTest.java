package dev.parley.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceCandidateTest {
  private static final String RELAY =
      "candidate:842163049 1 udp 1677729535 203.0.113.9 50000 typ srflx raddr 10.0.0.2 rport 50000"
          + " generation 0 ufrag EEtu network-id 3 network-cost 10";

  @Test
  void readsEveryField() {
    IceCandidate candidate = IceCandidate.parse(RELAY);

    assertThat(candidate.foundation()).isEqualTo("842163049");
    assertThat(candidate.component()).isEqualTo(1);
    assertThat(candidate.transport()).isEqualTo("udp");
    assertThat(candidate.priority()).isEqualTo(1_677_729_535L);
    assertThat(candidate.address()).isEqualTo("203.0.113.9");
    assertThat(candidate.port()).isEqualTo(50_000);
    assertThat(candidate.type()).isEqualTo("srflx");
    assertThat(candidate.relatedAddress()).isEqualTo("10.0.0.2");
    assertThat(candidate.relatedPort()).isEqualTo(50_000);
    assertThat(candidate.extension("ufrag")).isEqualTo("EEtu");
    assertThat(candidate.extension("absent")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RELAY,
        "candidate:1 1 tcp 1518214911 fd00::2 9 typ host tcptype active generation 0",
        "candidate:1 1 udp 1 3f1c9b2e-5f0a-4c2e-9d0e-0c9a3f1b2a4d.local 1 typ host",
        "candidate:1 1 ssltcp 1 10.0.0.1 443 typ host"
      })
  void writesWhatItRead(String line) {
    assertThat(IceCandidate.parse(line).toLine()).isEqualTo(line);
    assertThat(IceCandidate.parse("a=" + line).toLine()).isEqualTo(line);
    assertThat(IceCandidate.parse(line.substring("candidate:".length())).toLine()).isEqualTo(line);
  }

  @Test
  void writesUdpInLowerCase() {
    assertThat(IceCandidate.parse("candidate:1 1 UDP 1 10.0.0.1 1 typ host").transport())
        .isEqualTo("udp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "candidate:",
        "candidate:1 1 udp",
        "candidate:1 0 udp 1 10.0.0.1 1 typ host",
        "candidate:1 257 udp 1 10.0.0.1 1 typ host",
        "candidate:1 1 udp -1 10.0.0.1 1 typ host",
        "candidate:1 1 udp 1 10.0.0.1 x typ host",
        "candidate:1 1 udp 1 10.0.0.1 1 typ",
        "candidate:1 1 udp 1 10.0.0.1 1 typ host rport 65536",
        "candidate:1 1 udp 1 10.0.0.1 1 typ host\r\na=evil",
        "candidate:123456789012345678901234567890123 1 udp 1 10.0.0.1 1 typ host"
      })
  void refusesWhatIsNoCandidate(String line) {
    assertThatThrownBy(() -> IceCandidate.parse(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void canBeMadeOnlyFromTokens() {
    assertThatThrownBy(
            () ->
                new IceCandidate(
                    "1", 1, "udp", 1, "10.0.0.1\r\na=x", 1, "host", null, null, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceCandidate.Extension("a b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
