package dev.parley.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A server with alice, bob and carol, whose password is "secret". */
final class RunningServer implements AutoCloseable {
  private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol");
  private static final String PASSWORD = "secret";

  private final String port;
  private final String trust;
  private final Runnable stop;

  private RunningServer(String port, String trust, Runnable stop) {
    this.port = port;
    this.trust = trust;
    this.stop = stop;
  }

  /** {@code parley server}. */
  static RunningServer start() {
    List<String> command = new ArrayList<>(List.of("server", "--port", "0"));
    ACCOUNTS.forEach(account -> command.addAll(List.of("--user", account + ":" + PASSWORD)));
    ParleyProcess process = ParleyProcess.start(command.toArray(String[]::new));
    ObjectNode ready = process.awaitEvent("ready");
    return new RunningServer(
        ready.path("port").asText(), ready.path("trust").asText(), process::close);
  }

  /** The same server in this process, with something that {@code parley server} cannot say. */
  static RunningServer inProcess(Consumer<EmbeddedOpenfireBuilder> more) {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder();
    ACCOUNTS.forEach(account -> builder.user(account, PASSWORD));
    more.accept(builder);
    EmbeddedOpenfire server = builder.start();
    return new RunningServer(
        Integer.toString(server.port()), server.trust().toString(), server::close);
  }

  String port() {
    return port;
  }

  String trust() {
    return trust;
  }

  /** The options that sign an account in here; the password comes from the environment. */
  String[] command(String command, String name, String account, String storage, String... more) {
    List<String> all = new ArrayList<>(List.of(command, name));
    all.addAll(List.of(signIn(account, storage)));
    all.add("--json");
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Who signs in, and where. */
  String[] signIn(String account, String storage) {
    return new String[] {
      "--account",
      account + "@localhost",
      "--server",
      "127.0.0.1:" + port(),
      "--trust",
      trust(),
      "--storage",
      storage
    };
  }

  /** Ends it; may be called again. */
  void stop() {
    stop.run();
  }

  @Override
  public void close() {
    stop();
  }
}
