package dev.parley.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @Test
  void readsHostsAndAddresses() {
    assertThat(ServerAddress.of("xmpp.example.org"))
        .isEqualTo(new ServerAddress("xmpp.example.org", 5222));
    assertThat(ServerAddress.of("127.0.0.1:15222"))
        .isEqualTo(new ServerAddress("127.0.0.1", 15222));
    assertThat(ServerAddress.of("[::1]:15222")).isEqualTo(new ServerAddress("::1", 15222));
    assertThat(ServerAddress.of("[::1]")).isEqualTo(new ServerAddress("::1", 5222));
    assertThat(ServerAddress.of("::1")).isEqualTo(new ServerAddress("::1", 5222));
    assertThat(new ServerAddress("::1", 5222)).hasToString("[::1]:5222");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host:", "host:x", "host:0", "host:65536", "[::1", "[::1]5222", ":5222"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ServerAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
