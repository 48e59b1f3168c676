package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.process.ProcessFailure;
import java.time.Duration;

/** Step 6: alice stops the name; bob's session ends with a reason, and nobody can connect. */
final class StopStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "stop";
  }

  @Override
  public String title() {
    return "alice stops the name; bob's session ends with a reason";
  }

  @Override
  public void run(DemoWorld world) {
    String answer = world.ask("alice", "stop", TIMEOUT).path("answer").asText();
    world.say("alice: " + answer);
    StepFailure.unless(
        answer.equals("stopped"), "the name service said " + answer + ", not stopped");
    ObjectNode closed = world.ask("bob", "await-closed", TIMEOUT);
    world.say(
        "bob's session ended by "
            + closed.path("by").asText()
            + ": "
            + closed.path("reason").asText()
            + (closed.hasNonNull("text") ? " (" + closed.path("text").asText() + ")" : ""));
    StepFailure.unless(
        closed.path("by").asText().equals("remote"), "alice did not tell bob why it ended");
    ObjectNode seen = world.ask("bob", "await-offline", TIMEOUT);
    world.say("bob's watcher: the name is " + seen.path("state").asText());
    refused(world);
  }

  private static void refused(DemoWorld world) {
    try {
      world.ask("bob", "connect", TIMEOUT);
    } catch (ProcessFailure e) {
      StepFailure.unless(
          e.code().equals("not-available"),
          "a new connect was to be told that nobody runs the name, but: " + e.getMessage());
      world.say("a new connect: " + e.getMessage());
      return;
    }
    throw new StepFailure("bob connected to a name that was stopped");
  }
}
