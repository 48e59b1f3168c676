package dev.parley.embedded.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.KeyAlgorithm;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPropertiesTest {
  @TempDir Path root;

  @Test
  void whatTheUserSetsWins() {
    Map<String, String> properties = of(Map.of("register.inband", "true", "mine", "x"), -1);
    assertThat(properties).containsEntry("register.inband", "true").containsEntry("mine", "x");
    assertThat(of(Map.of(), -1)).containsEntry("register.inband", "false");
  }

  @Test
  void httpIsOffWithoutAWebSocketPort() {
    assertThat(of(Map.of(), -1)).containsEntry("httpbind.enabled", "false");
    assertThat(of(Map.of(), 7070))
        .containsEntry("httpbind.enabled", "true")
        .containsEntry("httpbind.port.plain", "7070");
  }

  private Map<String, String> of(Map<String, String> properties, int webSocketPort) {
    Settings settings =
        new Settings(
            "localhost",
            "127.0.0.1",
            0,
            OptionalInt.empty(),
            null,
            null,
            KeyAlgorithm.RSA,
            Map.of(),
            properties,
            List.of());
    Home home = Home.prepare(root, "127.0.0.1", List.of());
    return ServerProperties.of(settings, home, webSocketPort);
  }
}
