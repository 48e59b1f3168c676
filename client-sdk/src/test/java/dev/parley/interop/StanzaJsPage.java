package dev.parley.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A page with stanza.js in it, its web server on loopback, and the browser that shows it. The page
 * fetches its instructions from here and reports each step as an event; one that is driven fetches
 * a command after each that it has done.
 */
final class StanzaJsPage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SOURCES =
      List.of("package.json", "package-lock.json", "client.js", "caller.js", "driven.js");
  private static final Duration NPM_LIMIT = Duration.ofMinutes(5);

  private final HttpServer web;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<String, ?>> commands = new LinkedBlockingQueue<>();
  private final Browser browser;

  private StanzaJsPage(Path script, Path log, Map<String, ?> config) throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(threads);
    web.createContext("/", StanzaJsPage::page);
    web.createContext(
        "/script.js", e -> answer(e, 200, "text/javascript", Files.readAllBytes(script)));
    web.createContext(
        "/config", e -> answer(e, 200, "application/json", JSON.writeValueAsBytes(config)));
    web.createContext("/event", this::take);
    web.createContext("/command", this::give);
    web.start();
    try {
      browser =
          Browser.open(URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/"), log);
    } catch (IOException e) {
      stopWeb();
      throw e;
    }
  }

  /** Builds the pages' scripts, into the folder that is returned; needs npm. */
  static Path bundle(Path source, Path work) throws IOException, InterruptedException {
    Files.createDirectories(work);
    for (String name : SOURCES) {
      Files.copy(source.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(work.resolve("node_modules/stanza"))) {
      run(work, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }
    run(work, "npm", "run", "--silent", "build");
    return work.resolve("dist");
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("npm.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    boolean ended = process.waitFor(NPM_LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s%n%s", String.join(" ", command), Files.readString(log))
        .isTrue();
  }

  /** Opens the page of that script, which does at once what {@code config} says. */
  static StanzaJsPage open(Path script, Path log, Map<String, ?> config) throws IOException {
    return new StanzaJsPage(script, log, config);
  }

  /** Has a driven page do something, when it has done everything before. */
  void tell(String command, Map<String, ?> details) {
    Map<String, Object> all = new HashMap<>(details);
    all.put("command", command);
    commands.add(all);
  }

  /** The next event, which must be the one named; its fields are returned. */
  JsonNode expect(String event) throws InterruptedException {
    JsonNode next = events.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("no event within 30 s where %s was expected", event).isNotNull();
    assertThat(next.path("event").asText()).as("%s", next).isEqualTo(event);
    return next;
  }

  private static void page(HttpExchange exchange) throws IOException {
    boolean root = exchange.getRequestURI().getPath().equals("/");
    String html =
        "<!doctype html><meta charset='utf-8'><title>stanza.js and Parley</title>"
            + "<body><script src='/script.js'></script>";
    answer(
        exchange,
        root ? 200 : 404,
        "text/html",
        root ? html.getBytes(StandardCharsets.UTF_8) : new byte[0]);
  }

  private void take(HttpExchange exchange) throws IOException {
    events.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
    answer(exchange, 204, "text/plain", new byte[0]);
  }

  private void give(HttpExchange exchange) throws IOException {
    try {
      answer(exchange, 200, "application/json", JSON.writeValueAsBytes(commands.take()));
    } catch (InterruptedException closing) {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      browser.close();
    } finally {
      stopWeb();
    }
  }

  private void stopWeb() {
    web.stop(0);
    threads.shutdownNow();
  }
}
