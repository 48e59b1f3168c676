package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;

/** Commands that run to their end, with {@code --json}. */
final class CommandRun {
  private CommandRun() {}

  /** Waits until it has succeeded; returns its last event. */
  static ObjectNode works(ParleyProcess command) throws Exception {
    try (command) {
      assertThat(command.awaitExit()).as("%s %s", command.out(), command.err()).isZero();
      return Json.readObject(command.out().get(command.out().size() - 1)).orElseThrow();
    }
  }

  /** Waits until it has failed, in one line for people and an event for programs. */
  static void fails(ParleyProcess command, int status, String code, String... words)
      throws Exception {
    try (command) {
      assertThat(command.awaitExit()).as("%s %s", command.out(), command.err()).isEqualTo(status);
      assertThat(command.err()).singleElement().asString().startsWith("parley: ").contains(words);
      ObjectNode error = command.awaitEvent("error");
      assertThat(error.path("code").asText()).isEqualTo(code);
      assertThat(command.err().get(0)).isEqualTo("parley: " + error.path("message").asText());
    }
  }
}
