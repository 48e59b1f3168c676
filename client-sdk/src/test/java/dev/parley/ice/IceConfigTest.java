package dev.parley.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceConfigTest {

  @Test
  void readsWhatBrowsersTake() {
    IceConfig config =
        IceConfig.parse(
            """
            {"iceServers": [
               {"urls": "stun:stun.example.org"},
               {"url": "stun:old.example.org:3478"},
               {"urls": ["turn:turn.example.org:3478?transport=udp", "turns:[2001:db8::1]:443"],
                "username": "u", "credential": "geheim"}],
             "iceTransportPolicy": "relay", "bundlePolicy": "max-bundle",
             "portRange": {"min": 50000, "max": 50100}}
            """);
    assertThat(config.servers())
        .containsExactly(
            IceServer.stun("stun:stun.example.org"),
            IceServer.stun("stun:old.example.org:3478"),
            new IceServer(
                List.of("turn:turn.example.org:3478?transport=udp", "turns:[2001:db8::1]:443"),
                "u",
                "geheim"));
    assertThat(config.policy()).isEqualTo(IceTransportPolicy.RELAY);
    assertThat(config.portRange()).isEqualTo(new PortRange(50_000, 50_100));
    assertThat(config.isRelayWithoutTurn()).isFalse();
  }

  @Test
  void anEmptyListOfServersIsFine() {
    assertThat(IceConfig.parse("{\"iceServers\": []}")).isEqualTo(IceConfig.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                             | must be a JSON object",
        "{}                                             | iceServers in the ICE configuration is missing",
        "{\"iceServers\": {}}                           | iceServers in the ICE configuration must be a list",
        "{\"iceServers\": [\"stun:a\"]}                 | iceServers[0] in the ICE configuration must be an object",
        "{\"iceServers\": [{}]}                         | iceServers[0].urls in the ICE configuration is missing",
        "{\"iceServers\": [{\"urls\": 1}]}              | iceServers[0].urls in the ICE configuration must be a string or a list",
        "{\"iceServers\": [{\"urls\": []}]}             | iceServers[0].urls in the ICE configuration must be a string or a list",
        "{\"iceServers\": [{\"urls\": [1]}]}            | iceServers[0].urls[0] in the ICE configuration must be a string",
        "{\"iceServers\": [{\"url\": \"http://a\"}]}    | iceServers[0].url in the ICE configuration is wrong: 'http://a'",
        "{\"iceServers\": [{\"urls\": \"ftp:a\"}]}      | 'ftp:a' does not start with stun:",
        "{\"iceServers\": [{\"urls\": \"stun:a:99999\"}]} | has a port out of 1 to 65535",
        "{\"iceServers\": [{\"urls\": \"turn:a?transport=sctp\"}]} | a transport other than udp and tcp",
        "{\"iceServers\": [{\"urls\": \"turn:a\"}]}     | turn:a is a TURN server and needs a username and a credential",
        "{\"iceServers\": [{\"urls\": \"turn:a\", \"username\": 5}]} | iceServers[0].username in the ICE configuration must be a string",
        "{\"iceServers\": [], \"iceTransportPolicy\": \"some\"} | iceTransportPolicy in the ICE configuration must be",
        "{\"iceServers\": [], \"portRange\": 5}         | portRange in the ICE configuration must be an object",
        "{\"iceServers\": [], \"portRange\": {\"min\": 9, \"max\": 5}} | portRange in the ICE configuration is wrong: A port range",
      })
  void saysWhatIsWrongAndWhere(String json, String message) {
    assertThatThrownBy(() -> IceConfig.parse(json.strip()))
        .isInstanceOf(IceConfigException.class)
        .hasMessageContaining(message.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iceServers\": [{\"urls\": \"turn:a\", \"credential\": \"geheim\" \"x\"}]}",
        "{\"iceServers\": [{\"credential\": \"geheim\"",
        "{\"iceServers\": [{\"credential\": geheim}]}",
        "{\"iceServers\": [{\"urls\": \"turn:a\", \"credential\": \"geheim\"}]}",
        "{\"iceServers\": [{\"urls\": \"turn:a\", \"username\": \"u\", \"credential\": [\"geheim\"]}]}",
        "{\"iceServers\": []} {\"credential\": \"geheim\"}",
      })
  void noErrorShowsACredential(String json) {
    assertThatThrownBy(() -> IceConfig.parse(json))
        .isInstanceOf(IceConfigException.class)
        .satisfies(
            e -> {
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("geheim");
              }
            });
  }

  @Test
  void toStringShowsNoCredential() {
    IceServer server = new IceServer(List.of("turn:a"), "u", "geheim");
    assertThat(server.toString()).contains("turn:a", "u").doesNotContain("geheim");
    assertThat(IceConfig.NONE.withServers(List.of(server)).toString()).doesNotContain("geheim");
  }

  @Test
  void mergingKeepsOrderAndDropsDoubles() {
    IceServer one = IceServer.stun("stun:one");
    IceServer two = IceServer.stun("stun:two");
    IceConfig config = IceConfig.NONE.withServers(List.of(one)).withServers(List.of(two, one));
    assertThat(config.servers()).containsExactly(one, two);
    assertThat(config.withPolicy(IceTransportPolicy.RELAY).isRelayWithoutTurn()).isTrue();
  }

  @Test
  void ofTheSameServerTheFirstCounts() {
    IceServer own = new IceServer(List.of("turn:one"), "own", "secret");
    IceServer told =
        new IceServer(
            List.of("turn:ONE:3478?transport=udp", "turn:one?transport=tcp"), "told", "secret");
    IceConfig config = IceConfig.NONE.withServers(List.of(own)).withServers(List.of(told));
    assertThat(config.servers())
        .containsExactly(own, new IceServer(List.of("turn:one?transport=tcp"), "told", "secret"));
  }

  @Test
  void aFileThatIsNoneIsNamed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("turn.config.json");
    assertThatThrownBy(() -> IceConfig.read(file))
        .isInstanceOf(IceConfigException.class)
        .hasMessage("There is no file " + file);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> IceConfig.read(file)).hasMessage(file + " is not text in UTF-8");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> IceConfig.read(file)).hasMessage(file + " is larger than 1 MiB");
    Files.writeString(file, "{\"iceServers\": [{\"urls\": \"stun:a\"}]}");
    assertThat(IceConfig.read(file).servers()).containsExactly(IceServer.stun("stun:a"));
  }
}
