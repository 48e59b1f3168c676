package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connection.internal.ServiceReader.Reading;
import dev.parley.ice.IceServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceReaderTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static Reading read(
      @Nullable String type,
      @Nullable String host,
      @Nullable String port,
      @Nullable String transport,
      @Nullable String username,
      @Nullable String password,
      @Nullable String expires) {
    return ServiceReader.read(
        new ExternalService(type, host, port, transport, username, password, expires), NOW);
  }

  private static IceServer server(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Usable.class);
    return ((Reading.Usable) reading).known().server();
  }

  private static String problem(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Malformed.class);
    return ((Reading.Malformed) reading).problem();
  }

  @Test
  void servers() {
    assertThat(server(read("stun", "stun.example.org", "3479", "udp", null, null, null)))
        .isEqualTo(IceServer.stun("stun:stun.example.org:3479"));
    assertThat(server(read("stun", "2001:db8::1", null, null, null, null, null)))
        .isEqualTo(IceServer.stun("stun:[2001:db8::1]"));
    assertThat(server(read("turn", "t.example.org", "3478", "tcp", "u", "p", null)))
        .isEqualTo(new IceServer(List.of("turn:t.example.org:3478?transport=tcp"), "u", "p"));
    assertThat(server(read("turns", "t.example.org", "443", null, "u", "p", null)))
        .isEqualTo(new IceServer(List.of("turns:t.example.org:443"), "u", "p"));
  }

  @Test
  void credentialsExpire() {
    Reading reading = read("turn", "t", null, null, "u", "p", "2030-01-01T00:10:00Z");
    ServiceReader.Known known = ((Reading.Usable) reading).known();
    assertThat(known.isGood(NOW.plusSeconds(599))).isTrue();
    assertThat(known.isGood(NOW.plusSeconds(600))).isFalse();
    assertThat(problem(read("turn", "t", null, null, "u", "p", "2030-01-01T00:00:00Z")))
        .isEqualTo("it has expired at 2030-01-01T00:00:00Z");
    assertThat(problem(read("turn", "t", null, null, "u", "p", "soon\n")))
        .isEqualTo("its expiry soon? is no date and time (XEP-0082)");
  }

  @Test
  void whatLacksCredentialsIsAskedAbout() {
    assertThat(read("turn", "t", null, null, null, null, null))
        .isEqualTo(new Reading.NeedsCredentials());
    assertThat(read("turns", "t", null, null, "u", null, null))
        .isEqualTo(new Reading.NeedsCredentials());
  }

  @Test
  void otherServicesAreNoneOfOurs() {
    assertThat(read("ftp", null, null, null, null, null, null)).isEqualTo(new Reading.Foreign());
  }

  @Test
  void theMalformedIsNamedWithoutItsSecrets() {
    assertThat(problem(read(null, "t", null, null, null, null, null))).isEqualTo("it has no type");
    assertThat(problem(read("stun", " ", null, null, null, null, null)))
        .isEqualTo("it has no host");
    assertThat(problem(read("turn", "t", null, "sctp", "u", "geheim", null)))
        .isEqualTo("its transport is sctp, not udp or tcp");
    assertThat(problem(read("stun", "t", null, "tcp", null, null, null)))
        .isEqualTo("STUN over TCP cannot be used");
    for (String port : List.of("0", "65536", "many", "-1", "1 2")) {
      assertThat(problem(read("turn", "t", port, null, "u", "geheim", null)))
          .contains("turn:t:" + port)
          .doesNotContain("geheim");
    }
    assertThat(problem(read("turn", "a b\r\nc", null, null, "u", "geheim", null)))
        .doesNotContain("\n", "geheim");
  }

  @Test
  void aServiceDoesNotShowItsCredentials() {
    assertThat(new ExternalService("turn", "h\n", "1", "udp", "name", "geheim", "never"))
        .hasToString("turn:h?:1");
  }
}
