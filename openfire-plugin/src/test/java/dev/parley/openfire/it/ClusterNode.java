package dev.parley.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.parley.embedded.OpenfireProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One Openfire of a cluster, in a process of its own. */
final class ClusterNode implements AutoCloseable {
  final OpenfireProcess process;
  private final Socket control;
  private final PrintWriter out;
  private final BufferedReader in;

  /** Where the clustering of this node listens, once it does. */
  private int clusterPort;

  /**
   * Takes a running server.
   *
   * @param home its data directory
   */
  ClusterNode(OpenfireProcess process, Path home) throws IOException {
    this.process = process;
    int port = Integer.parseInt(Files.readString(home.resolve("control.port")));
    control = new Socket(InetAddress.getLoopbackAddress(), port);
    control.setSoTimeout(30_000);
    out = new PrintWriter(control.getOutputStream(), true, UTF_8);
    in = new BufferedReader(new InputStreamReader(control.getInputStream(), UTF_8));
  }

  private String command(String line) throws IOException {
    out.println(line);
    String answer;
    try {
      answer = in.readLine();
    } catch (SocketTimeoutException e) {
      answer = null;
    }
    if (answer == null || answer.startsWith("failed")) {
      throw new IOException(line + ": " + answer + "\n" + String.join("\n", process.output()));
    }
    return answer;
  }

  /** Joins the cluster that another node is in, or makes one. */
  void join(ClusterNode... others) throws IOException {
    StringBuilder line = new StringBuilder("join");
    for (ClusterNode other : others) {
      line.append(' ').append(other.clusterPort);
    }
    clusterPort = Integer.parseInt(command(line.toString()));
  }

  void leave() throws IOException {
    command("leave");
  }

  void awaitNodes(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> command("nodes").equals(Integer.toString(count)));
  }

  /** What the name service has registered with the node's clustering, and its threads. */
  String traces() throws IOException {
    return command("traces");
  }

  Client signIn(String user, String resource) throws Exception {
    return Client.signIn(
        process.domain(), process.port(), process.trust(), user, "secret", resource);
  }

  SmackPeer smack(String user, String resource) throws Exception {
    return SmackPeer.signIn(process.port(), process.trust(), user, resource);
  }

  /** SIGKILL. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() throws IOException {
    control.close();
    if (process.isAlive()) {
      process.close();
    }
  }
}
