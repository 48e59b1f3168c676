package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.io.IOException;
import java.time.Duration;

/** Step 2: bob resolves the name and connects; what that costs and how long it takes. */
final class ConnectStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final Duration MEASURING = Duration.ofSeconds(90);
  private static final int RUNS = 20;

  @Override
  public String name() {
    return "connect";
  }

  @Override
  public String title() {
    return "bob resolves " + DemoWorld.NAME + " and connects";
  }

  @Override
  public void run(DemoWorld world) throws IOException {
    world.accounts().signIn("bob");
    world.ask("bob", "watch", TIMEOUT);
    ObjectNode first = world.ask("bob", "connect", TIMEOUT);
    world.say(
        "connected to "
            + first.path("peer").asText()
            + " in "
            + Clock.text(first.path("ms").asDouble())
            + " (cold)");
    count(world, first);
    measure(world);
  }

  private static void count(DemoWorld world, ObjectNode first) {
    long iqs = first.path("iqs").asLong();
    long bytes = first.path("bytes").asLong();
    world.findings().signalling(iqs, bytes);
    world.say(
        iqs
            + " Jingle IQs crossed the server, "
            + bytes
            + " bytes: "
            + first.path("fixedBytes").asLong()
            + " and "
            + first.path("candidateBytes").asLong()
            + " for "
            + first.path("candidates").asLong()
            + " candidates");
  }

  private static void measure(DemoWorld world) {
    ObjectNode runs = Json.object().put("runs", RUNS);
    ObjectNode byName = world.ask("bob", "measure", runs, MEASURING);
    ObjectNode bare = world.ask("bob", "loopback", runs.deepCopy(), MEASURING);
    double median = byName.path("medianMs").asDouble();
    double limit = bare.path("medianMs").asDouble();
    world.findings().connect(median, limit, RUNS);
    world.say(
        "connect by name, warm: median of "
            + RUNS
            + " "
            + Clock.text(median)
            + "; two peer connections in one JVM without signalling: "
            + Clock.text(limit));
  }
}
