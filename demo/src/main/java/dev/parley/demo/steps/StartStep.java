package dev.parley.demo.steps;

import dev.parley.demo.process.ProcessFailure;
import java.io.IOException;
import java.time.Duration;

/** Step 1: alice takes the name; a third account that tries the same name is refused. */
final class StartStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "alice starts the master name " + DemoWorld.NAME + ", carol finds it taken";
  }

  @Override
  public void run(DemoWorld world) throws IOException {
    world.accounts().signIn("alice");
    Clock clock = new Clock();
    String answer = world.ask("alice", "start", TIMEOUT).path("answer").asText();
    world.say("alice: " + answer + " (" + Clock.text(clock.millis()) + ")");
    String expected = world.fresh() ? "registered" : "started";
    StepFailure.unless(
        answer.equals(expected), "the name service said " + answer + ", not " + expected);
    world.accounts().signIn("carol");
    String refusal = refusal(world);
    world.say("carol: " + refusal);
    StepFailure.unless(
        refusal.equals("exists"), "carol was to be refused with exists, not " + refusal);
    world.accounts().signOut("carol");
  }

  private static String refusal(DemoWorld world) {
    try {
      return world.ask("carol", "start", TIMEOUT).path("answer").asText();
    } catch (ProcessFailure e) {
      if (e.code().equals("exists")) {
        return e.code();
      }
      throw e;
    }
  }
}
