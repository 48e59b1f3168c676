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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A page with stanza.js in it, its web server on loopback, and the browser that shows it. The page
 * fetches its instructions from here and reports each step as an event.
 */
final class StanzaJsCaller implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration NPM_LIMIT = Duration.ofMinutes(5);

  private final HttpServer web;
  private final BlockingQueue<JsonNode> events;
  private final Browser browser;

  private StanzaJsCaller(HttpServer web, BlockingQueue<JsonNode> events, Browser browser) {
    this.web = web;
    this.events = events;
    this.browser = browser;
  }

  /** Builds the page's script where that was not done yet; needs npm. */
  static Path bundle(Path source, Path work) throws IOException, InterruptedException {
    Files.createDirectories(work);
    for (String name : new String[] {"package.json", "package-lock.json", "caller.js"}) {
      Files.copy(source.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(work.resolve("node_modules/stanza"))) {
      run(work, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }
    run(work, "npm", "run", "--silent", "build");
    return work.resolve("dist/caller.js");
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

  /** Opens the page, which does at once what {@code config} says. */
  static StanzaJsCaller open(Path bundle, Path log, Map<String, ?> config) throws IOException {
    BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/", StanzaJsCaller::page);
    web.createContext(
        "/caller.js", e -> answer(e, 200, "text/javascript", Files.readAllBytes(bundle)));
    web.createContext(
        "/config", e -> answer(e, 200, "application/json", JSON.writeValueAsBytes(config)));
    web.createContext("/event", e -> take(e, events));
    web.start();
    URI address = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/");
    try {
      return new StanzaJsCaller(web, events, Browser.open(address, log));
    } catch (IOException e) {
      web.stop(0);
      throw e;
    }
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
        "<!doctype html><meta charset='utf-8'><title>stanza.js calls Parley</title>"
            + "<script src='/caller.js'></script>";
    answer(
        exchange,
        root ? 200 : 404,
        "text/html",
        root ? html.getBytes(StandardCharsets.UTF_8) : new byte[0]);
  }

  private static void take(HttpExchange exchange, BlockingQueue<JsonNode> events)
      throws IOException {
    events.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
    answer(exchange, 204, "text/plain", new byte[0]);
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
      web.stop(0);
    }
  }
}
