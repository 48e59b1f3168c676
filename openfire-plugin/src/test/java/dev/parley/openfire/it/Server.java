package dev.parley.openfire.it;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.nio.file.Path;

/** Starts a real Openfire with the plugin loaded from its real jar. */
final class Server {
  private Server() {}

  static EmbeddedOpenfireBuilder builder() {
    return EmbeddedOpenfire.builder()
        .plugin(Path.of(System.getProperty("parley.plugin.jar")))
        .user("alice", "secret")
        .user("bob", "secret")
        .user("carol", "secret")
        .user("eve", "secret");
  }
}
