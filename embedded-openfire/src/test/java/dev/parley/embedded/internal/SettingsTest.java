package dev.parley.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.KeyAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Settings FULL =
      new Settings(
          "d.example",
          "127.0.0.1",
          5222,
          OptionalInt.of(0),
          Path.of("/data"),
          new ExternalDatabase("jdbc:postgresql://h/d", "dbuser", "db-password"),
          KeyAlgorithm.EC,
          Map.of("alice", "secret\nwith <all> \u00fc", "bob", "hidden"),
          Map.of("a.b", "token"),
          List.of(Path.of("/p/one.jar"), Path.of("/p/two.jar")));

  @Test
  void namesNoSecret() {
    assertThat(FULL.toString() + FULL.database())
        .contains("alice", "d.example", "dbuser")
        .doesNotContain("secret")
        .doesNotContain("hidden")
        .doesNotContain("token")
        .doesNotContain("db-password");
  }

  @Test
  void anUnknownCallOfTheBuilderIsRefused() {
    assertThatThrownBy(() -> SettingsCodec.decode(List.of("colour", "red", "", "")))
        .hasMessageContaining("colour");
  }

  @Test
  void eachCallOfTheBuilderIsSentWithItsArguments() {
    assertThat(SettingsCodec.encode(FULL))
        .hasSize(4 * 12)
        .containsSequence("domain", "d.example", "", "")
        .containsSequence("webSocketPort", "0", "", "")
        .containsSequence("database", "jdbc:postgresql://h/d", "dbuser", "db-password")
        .containsSequence("user", "alice", "secret\nwith <all> \u00fc", "")
        .containsSequence("plugin", "/p/one.jar", "", "", "plugin", "/p/two.jar", "", "");
    assertThat(SettingsCodec.decode(SettingsCodec.encode(FULL))).isNotNull();
  }

  @Test
  void aPluginIsNamedAfterItsFile() {
    assertThat(PluginNames.of(Path.of("/x/Parley.JAR"))).isEqualTo("parley");
    assertThatThrownBy(() -> PluginNames.of(Path.of("parley.zip")))
        .hasMessageContaining("parley.zip");
  }
}
