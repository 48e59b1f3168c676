package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.io.IOException;
import java.time.Duration;

/** Step 5: alice is killed, has her name back at once, and bob finds her again. */
final class RecoveryStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final double NAME_BACK_MS = 3000;

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String title() {
    return "alice is killed and starts again; bob, who lost her, connects again";
  }

  @Override
  public void run(DemoWorld world) throws IOException {
    Clock clock = new Clock();
    world.accounts().of("alice").kill();
    world.say("alice was killed with SIGKILL");
    world.accounts().signIn("alice");
    String answer = world.ask("alice", "start", TIMEOUT).path("answer").asText();
    double back = clock.millis();
    world.say("alice: " + answer + ", " + Clock.text(back) + " after the kill");
    StepFailure.unless(
        answer.equals("started"), "the name service said " + answer + ", not started");
    double limit = NAME_BACK_MS * world.slack();
    StepFailure.unless(
        back <= limit,
        "the name was back after " + Clock.text(back) + ", not within " + Clock.text(limit));
    ObjectNode again = world.ask("bob", "connect", TIMEOUT);
    world.say("bob connected again in " + Clock.text(again.path("ms").asDouble()));
    ObjectNode lost = world.ask("bob", "await-lost", TIMEOUT);
    world.say(
        "bob was told that the former session is lost ("
            + lost.path("reason").asText()
            + ") "
            + Clock.text(clock.millis())
            + " after the kill at the latest");
    world.ask("bob", "echo", Json.object().put("bytes", 1000), TIMEOUT);
  }
}
