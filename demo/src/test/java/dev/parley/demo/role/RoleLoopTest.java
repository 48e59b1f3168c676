package dev.parley.demo.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleLoopTest {
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private final PipedOutputStream requests = new PipedOutputStream();
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    PipedInputStream in = new PipedInputStream(requests);
    RoleLoop loop =
        new RoleLoop(
            new PrintStream(answers, true, StandardCharsets.UTF_8),
            thrown -> new AccountRole.Failure("broken", String.valueOf(thrown.getMessage())),
            Map.of(
                "double",
                (arguments, answer) -> answer.put("twice", 2 * arguments.path("n").asInt()),
                "fail",
                (arguments, answer) -> {
                  throw new IOException("no luck");
                }));
    thread =
        new Thread(
            () -> {
              try {
                loop.run(in);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
  }

  @AfterEach
  void endOfInputEndsTheLoop() throws Exception {
    requests.close();
    thread.join(10_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void answersWithTheIdOfTheRequest() throws IOException {
    say("{\"id\":7,\"op\":\"double\",\"args\":{\"n\":21}}");
    await().until(() -> said().equals("{\"id\":7,\"twice\":42,\"ok\":true}"));
  }

  @Test
  void tellsAFailure() throws IOException {
    say("{\"id\":8,\"op\":\"fail\",\"args\":{}}");
    await()
        .until(
            () ->
                said()
                    .equals("{\"id\":8,\"ok\":false,\"code\":\"broken\",\"message\":\"no luck\"}"));
  }

  @Test
  void refusesWhatItDoesNotKnowAndIgnoresWhatIsNoRequest() throws IOException {
    say("this is no JSON");
    say("{\"id\":9,\"op\":\"fly\"}");
    await().until(() -> said().contains("no such operation: fly"));
    assertThat(said()).startsWith("{\"id\":9,\"ok\":false");
  }

  private void say(String line) throws IOException {
    requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    requests.flush();
  }

  private String said() {
    return answers.toString(StandardCharsets.UTF_8).strip();
  }
}
