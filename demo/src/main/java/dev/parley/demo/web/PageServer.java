package dev.parley.demo.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.demo.io.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Serves the built page over HTTP, and tells it where the XMPP server is. Nothing but the files of
 * one folder is served, and of that no subfolder.
 */
public final class PageServer implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  private static final String INDEX = "index.html";

  private final HttpServer http;

  private PageServer(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts it.
   *
   * @param folder with the page's files
   * @param address to listen at; port 0 takes a free one
   * @param domain of the accounts
   * @param webSocketPort of the XMPP server, at the same host
   * @throws IOException if the port is taken, or the folder has no page
   */
  public static PageServer start(
      Path folder, InetSocketAddress address, String domain, int webSocketPort) throws IOException {
    requirePage(folder);
    ObjectNode where = Json.object().put("domain", domain).put("webSocketPort", webSocketPort);
    byte[] told = Json.write(where).getBytes(StandardCharsets.UTF_8);
    HttpServer http = HttpServer.create(address, 0);
    http.createContext("/", exchange -> file(exchange, folder));
    http.createContext("/parley.json", exchange -> answer(exchange, "application/json", told));
    http.start();
    return new PageServer(http);
  }

  /**
   * Looks whether a folder has the page.
   *
   * @throws IOException if not
   */
  public static void requirePage(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(INDEX))) {
      throw new IOException(folder + " has no " + INDEX + ": scripts/web builds the page");
    }
  }

  /** The port that it listens at. */
  public int port() {
    return http.getAddress().getPort();
  }

  private static void file(HttpExchange exchange, Path folder) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    Path file = folder.resolve(name.isEmpty() ? INDEX : name).normalize();
    String type = TYPES.get(name.isEmpty() ? "html" : name.substring(name.lastIndexOf('.') + 1));
    if (type == null
        || !folder.normalize().equals(file.getParent())
        || !Files.isRegularFile(file)) {
      refuse(exchange, 404);
    } else {
      answer(exchange, type, Files.readAllBytes(file));
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      refuse(exchange, 405);
      return;
    }
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-cache");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
