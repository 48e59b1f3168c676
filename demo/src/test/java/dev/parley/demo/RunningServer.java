package dev.parley.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code parley server} with alice, bob and carol, whose password is "secret". */
final class RunningServer implements AutoCloseable {
  private final ParleyProcess process;
  private final ObjectNode ready;

  private RunningServer(ParleyProcess process) {
    this.process = process;
    this.ready = process.awaitEvent("ready");
  }

  static RunningServer start() {
    return new RunningServer(
        ParleyProcess.start(
            "server",
            "--port",
            "0",
            "--user",
            "alice:secret",
            "--user",
            "bob:secret",
            "--user",
            "carol:secret"));
  }

  String port() {
    return ready.path("port").asText();
  }

  String trust() {
    return ready.path("trust").asText();
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

  @Override
  public void close() {
    process.close();
  }
}
