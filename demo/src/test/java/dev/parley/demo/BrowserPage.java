package dev.parley.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in headless Chromium, used as a person uses it: by the DevTools protocol, so that the page
 * needs no part that is there for tests only.
 */
final class BrowserPage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://([0-9.]+:\\d+)/");

  private final Process process;
  private final Thread atExit;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket tools;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();

  /** The Chromium of this machine, if it is installed. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page; what Chromium prints goes to {@code log}. */
  BrowserPage(String address, Path log) throws Exception {
    profile = Files.createTempDirectory("parley-chromium");
    process =
        new ProcessBuilder(
                executable().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=900,800",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                address)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    atExit = new Thread(process::destroy, "browser-at-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      tools = http.newWebSocketBuilder().buildAsync(target(log), new Receiver()).join();
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private URI target(Path log) throws IOException, InterruptedException {
    await("Chromium").atMost(PATIENCE).until(() -> LISTENING.matcher(Files.readString(log)).find());
    Matcher listening = LISTENING.matcher(Files.readString(log));
    listening.find();
    HttpRequest list =
        HttpRequest.newBuilder(URI.create("http://" + listening.group(1) + "/json/list")).build();
    for (JsonNode each : JSON.readTree(http.send(list, BodyHandlers.ofString()).body())) {
      if (each.path("type").asText().equals("page")) {
        return URI.create(each.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("Chromium shows no page");
  }

  private JsonNode command(String method, ObjectNode parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", parameters);
    tools.sendText(JSON.writeValueAsString(command), true).join();
    return reply.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).path("result");
  }

  /** The value of an expression on the page. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        command(
            "Runtime.evaluate",
            JSON.createObjectNode().put("expression", expression).put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result);
    }
    return result.path("result").path("value");
  }

  /** The text that the element with that id shows. */
  String text(String id) throws Exception {
    return evaluate("document.getElementById('" + id + "').innerText").asText();
  }

  void awaitText(String id, String part) {
    await(part).atMost(PATIENCE).until(() -> text(id).contains(part));
  }

  /** Fills a field in. */
  void fill(String id, String value) throws Exception {
    evaluate("document.getElementById('" + id + "').select()");
    command("Input.insertText", JSON.createObjectNode().put("text", value));
  }

  void click(String id) throws Exception {
    evaluate("document.getElementById('" + id + "').click()");
  }

  /** What the page looks like, as a PNG. */
  void screenshot(Path file) throws Exception {
    JsonNode picture = command("Page.captureScreenshot", JSON.createObjectNode());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    for (ProcessHandle each :
        Stream.concat(Stream.of(process.toHandle()), children.stream()).toList()) {
      if (each.isAlive() && !each.equals(process.toHandle())) {
        each.destroyForcibly();
      }
      each.onExit()
          .orTimeout(5, TimeUnit.SECONDS)
          .exceptionally(
              late -> {
                each.destroyForcibly();
                return each;
              })
          .join();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String message = text.toString();
        text.setLength(0);
        try {
          JsonNode node = JSON.readTree(message);
          CompletableFuture<JsonNode> reply = replies.remove(node.path("id").asInt());
          if (reply != null) {
            reply.complete(node);
          }
        } catch (IOException e) {
          replies.values().forEach(reply -> reply.completeExceptionally(e));
        }
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
