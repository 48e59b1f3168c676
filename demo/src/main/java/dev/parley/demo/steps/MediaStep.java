package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/** Step 4: a tone and a moving picture with a frame counter; the receiver reads both. */
final class MediaStep implements Step {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final double BOB_HZ = 440;
  private static final double ALICE_HZ = 660;
  private static final double TOLERANCE_HZ = 5;

  @Override
  public String name() {
    return "media";
  }

  @Override
  public String title() {
    return "an audio and a video track cross, and each receiver checks what they carry";
  }

  @Override
  public void run(DemoWorld world) {
    try {
      ObjectNode heardByBob = world.ask("bob", "media", TIMEOUT);
      check(world, "bob", heardByBob, ALICE_HZ);
      ObjectNode heardByAlice = world.ask("alice", "measure-media", TIMEOUT);
      check(world, "alice", heardByAlice, BOB_HZ);
      world
          .findings()
          .media(
              heardByAlice.path("toneHz").asDouble(),
              heardByAlice.path("frames").asLong(),
              heardByAlice.path("framesInOrder").asBoolean());
    } finally {
      world.ask("bob", "end-media", TIMEOUT);
    }
  }

  private static void check(DemoWorld world, String who, ObjectNode media, double sentHz) {
    double tone = media.path("toneHz").asDouble();
    long frames = media.path("frames").asLong();
    boolean inOrder = media.path("framesInOrder").asBoolean();
    world.say(
        String.format(
            Locale.ROOT,
            "%s hears a tone of %.1f Hz and reads the counters of %d frames, %s",
            who,
            tone,
            frames,
            inOrder ? "in order" : "NOT in order"));
    StepFailure.unless(
        Math.abs(tone - sentHz) <= TOLERANCE_HZ,
        "a tone of " + sentHz + " Hz was sent to " + who + ", " + tone + " Hz heard");
    StepFailure.unless(inOrder, "the frames did not come to " + who + " in order");
  }
}
