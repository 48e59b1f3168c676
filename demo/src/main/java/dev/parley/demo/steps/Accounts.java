package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import dev.parley.demo.io.Output;
import dev.parley.demo.process.AccountProcess;
import dev.parley.embedded.EmbeddedOpenfire;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo's accounts, each in a JVM of its own, signed in over TCP with TLS and SASL. */
final class Accounts implements AutoCloseable {
  private static final Duration SIGN_IN = Duration.ofSeconds(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Output output;
  private final EmbeddedOpenfire server;
  private final Path storage;
  private final boolean showStanzas;
  private final boolean verbose;
  private final Map<String, AccountProcess> running = new LinkedHashMap<>();

  Accounts(
      Output output, EmbeddedOpenfire server, Path storage, boolean showStanzas, boolean verbose) {
    this.output = output;
    this.server = server;
    this.storage = storage;
    this.showStanzas = showStanzas;
    this.verbose = verbose;
  }

  /** Starts a process for an account and signs it in, with a password made for this occasion. */
  AccountProcess signIn(String who) throws IOException {
    byte[] secret = new byte[18];
    RANDOM.nextBytes(secret);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    server.addUser(who, password);
    AccountProcess process = AccountProcess.start(who, verbose);
    running.put(who, process);
    output.note("    " + who + " runs in process " + process.pid());
    process.onStanza(stanza -> output.note("    " + who + " " + stanza));
    ObjectNode arguments =
        Json.object()
            .put("account", who + "@" + server.domain())
            .put("password", password)
            .put("host", server.bindAddress())
            .put("port", server.port())
            .put("trust", server.trust().toString())
            .put("storage", storage.resolve(who).toString())
            .put("showStanzas", showStanzas);
    ObjectNode answer = process.call("sign-in", arguments, SIGN_IN);
    output.note("    " + who + " signed in as " + answer.path("address").asText());
    return process;
  }

  /** The process that runs for an account. */
  AccountProcess of(String who) {
    AccountProcess process = running.get(who);
    if (process == null) {
      throw new StepFailure(who + " is not signed in");
    }
    return process;
  }

  /** An error message, and which processes ended that should run, unless it says so. */
  String withLosses(String message) {
    StringBuilder whole = new StringBuilder(message);
    for (AccountProcess process : running.values()) {
      if (!process.isAlive() && !message.contains(process.fate())) {
        whole.append("; ").append(process.fate());
      }
    }
    return whole.toString();
  }

  /** Signs an account out and ends its process. */
  void signOut(String who) {
    AccountProcess process = running.remove(who);
    if (process != null) {
      process.close();
    }
  }

  /** All at once: each takes its time to say goodbye. */
  @Override
  public void close() {
    running.values().parallelStream().forEach(AccountProcess::close);
    running.clear();
  }
}
