package dev.parley.demo.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.Master;
import dev.parley.Parley;
import dev.parley.StanzaTap;
import dev.parley.StopOptions;
import dev.parley.demo.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An account of the demo: signs in, runs the name or connects to it, as it is told. */
public final class AccountRole implements AutoCloseable {
  private static final int SECONDS = 30;

  /**
   * A failure as it travels to the asker.
   *
   * @param code a word for programs
   * @param message one line for people
   */
  public record Failure(String code, String message) {}

  private final RoleLoop loop;
  private volatile @Nullable Parley parley;
  private volatile @Nullable Caller caller;
  private final Responder responder = new Responder();

  private AccountRole(PrintStream out, Function<Throwable, Failure> failures) {
    loop =
        new RoleLoop(
            out,
            failures,
            Map.ofEntries(
                Map.entry("sign-in", this::signIn),
                Map.entry("start", this::startMaster),
                Map.entry("stop", this::stopMaster),
                Map.entry("watch", (arguments, answer) -> caller().watch(name(arguments))),
                Map.entry(
                    "connect", (arguments, answer) -> caller().connect(name(arguments), answer)),
                Map.entry("measure", this::measure),
                Map.entry("loopback", AccountRole::loopback),
                Map.entry("echo", this::echo),
                Map.entry("file", this::sendFile),
                Map.entry("media", (arguments, answer) -> caller().media(name(arguments), answer)),
                Map.entry("end-media", (arguments, answer) -> caller().endMedia()),
                Map.entry("measure-media", (arguments, answer) -> responder.measure(answer)),
                Map.entry("await-lost", (arguments, answer) -> caller().awaitLost(answer)),
                Map.entry("await-closed", (arguments, answer) -> caller().awaitClosed(answer)),
                Map.entry("await-offline", (arguments, answer) -> caller().awaitOffline(answer))));
  }

  /**
   * Does what it is told until the input ends, then signs out.
   *
   * @param failures how a failure is told to the asker
   */
  public static void serve(InputStream in, PrintStream out, Function<Throwable, Failure> failures)
      throws IOException {
    try (AccountRole role = new AccountRole(out, failures)) {
      role.loop.run(in);
    }
  }

  private static String name(JsonNode arguments) {
    return arguments.path("name").asText();
  }

  private Parley parley() {
    Parley signedIn = parley;
    if (signedIn == null) {
      throw new IllegalStateException("sign in first");
    }
    return signedIn;
  }

  private Caller caller() {
    Caller made = caller;
    if (made == null) {
      throw new IllegalStateException("sign in first");
    }
    return made;
  }

  private void signIn(JsonNode arguments, ObjectNode answer) throws Exception {
    var builder =
        Parley.builder()
            .account(arguments.path("account").asText())
            .password(arguments.path("password").asText().toCharArray())
            .server(arguments.path("host").asText(), arguments.path("port").asInt())
            .trust(Path.of(arguments.path("trust").asText()))
            .storage(Path.of(arguments.path("storage").asText()));
    if (arguments.path("showStanzas").asBoolean()) {
      builder.stanzaTap(this::tell);
    }
    Parley made = builder.build();
    parley = made;
    caller = new Caller(made, bytes -> loop.say(Json.object().put("progress", bytes)));
    made.signIn().get(SECONDS, TimeUnit.SECONDS);
    answer.put("address", made.address().toString());
  }

  /** One of the two sides is enough to see every stanza of a session. */
  private void tell(StanzaTap.Direction direction, String xml) {
    String way = direction == StanzaTap.Direction.SENT ? "> " : "< ";
    loop.say(Json.object().put("stanza", way + xml));
  }

  private void startMaster(JsonNode arguments, ObjectNode answer) throws Exception {
    Master master =
        parley().startMaster(name(arguments), responder.options()).get(SECONDS, TimeUnit.SECONDS);
    master.onConnection(responder::serve);
    answer
        .put("answer", master.answer().name().toLowerCase(Locale.ROOT))
        .put("epoch", master.epoch());
  }

  private void stopMaster(JsonNode arguments, ObjectNode answer) throws Exception {
    var stopped =
        parley().stopMaster(name(arguments), StopOptions.defaults()).get(SECONDS, TimeUnit.SECONDS);
    answer.put("answer", stopped.name().toLowerCase(Locale.ROOT));
  }

  private void measure(JsonNode arguments, ObjectNode answer) {
    caller().measure(name(arguments), arguments.path("runs").asInt(), answer);
  }

  private static void loopback(JsonNode arguments, ObjectNode answer) throws Exception {
    answer.put("medianMs", Loopback.medianMillis(arguments.path("runs").asInt()));
  }

  private void echo(JsonNode arguments, ObjectNode answer) throws Exception {
    caller().echo(arguments.path("bytes").asInt(), answer);
  }

  private void sendFile(JsonNode arguments, ObjectNode answer) throws Exception {
    caller().sendFile(arguments.path("bytes").asLong(), answer);
  }

  @Override
  public void close() {
    Caller calling = caller;
    if (calling != null) {
      calling.endMedia();
    }
    Parley signedIn = parley;
    if (signedIn != null) {
      signedIn.close();
    }
    responder.close();
  }
}
