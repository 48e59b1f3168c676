package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "example.org, example.com, false",
    "example.org, www.example.org, false",
    "chat.example.org, *.example.org, true",
    "a.chat.example.org, *.example.org, false",
    "example.org, *.example.org, false",
    "example.org, *.org, false",
    "example.org, *, false",
    "chat.example.org, c*.example.org, false",
    "localhost, localhost, true",
    ".example.org, *.example.org, false",
  })
  void followsTheRulesOfRfc6125(String wanted, String pattern, boolean matches) {
    assertThat(HostNames.matchesDns(wanted, pattern)).isEqualTo(matches);
  }
}
