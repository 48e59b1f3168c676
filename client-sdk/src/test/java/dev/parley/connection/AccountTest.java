package dev.parley.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  @Test
  void readsBareAndFullJids() {
    assertThat(Account.of("alice@localhost").resource()).isEmpty();
    assertThat(Account.of("alice@localhost").domain()).isEqualTo("localhost");
    assertThat(Account.of("alice@example.org/home")).hasToString("alice@example.org/home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "example.org", "@example.org", "alice@", "a b@example.org"})
  void saysHowToWriteAnAccount(String text) {
    assertThatThrownBy(() -> Account.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alice@example.org");
  }

  @Test
  void neverShowsAPassword() {
    Credentials credentials = Credentials.password("secret");
    ConnectionSettings settings = ConnectionSettings.of(Account.of("alice@localhost"), credentials);
    assertThat(credentials.toString()).doesNotContain("secret");
    assertThat(settings.toString()).doesNotContain("secret");
  }
}
