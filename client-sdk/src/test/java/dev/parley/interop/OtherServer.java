package dev.parley.interop;

import static org.awaitility.Awaitility.await;

import dev.parley.ConnectionPolicy;
import dev.parley.Parley;
import dev.parley.TestNet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An XMPP server that is no Openfire and knows nothing of names, from Debian's package, on loopback
 * and in a folder of its own; with the accounts alice and bob, and their clients.
 */
abstract class OtherServer implements AutoCloseable {

  static final List<String> USERS = List.of("alice", "bob");

  private final Deque<Parley> clients = new ArrayDeque<>();
  private final Path folder;
  private final int port;
  private final Process process;
  private final Thread atExit;

  /** Starts it, and returns when it takes connections. */
  OtherServer() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("parley-server");
    port = freePort();
    makeCertificate();
    process = start();
    atExit = new Thread(process::destroyForcibly, "server-at-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      await("a server that takes connections: see " + log())
          .atMost(TestNet.PATIENCE)
          .until(() -> !process.isAlive() || isReady());
      if (!process.isAlive()) {
        throw new IOException("the server ended: " + Files.readString(log()));
      }
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Whether its programs are there. */
  static boolean isInstalled(String... programs) {
    return Stream.of(programs)
        .allMatch(
            program ->
                Stream.of("/usr/bin", "/usr/sbin")
                    .anyMatch(bin -> Files.isExecutable(Path.of(bin, program))));
  }

  /** Starts its process. */
  abstract Process start() throws IOException, InterruptedException;

  final Path file(String name) {
    return folder.resolve(name);
  }

  final Path log() {
    return file("log");
  }

  final int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Whether it takes connections, and knows the accounts. */
  boolean isReady() throws IOException {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void makeCertificate() throws IOException, InterruptedException {
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        file("key.pem").toString(),
        "-out",
        file("certificate.pem").toString());
  }

  /** Runs a command to its end; the first part of it is separated by spaces. */
  final void run(String first, String... more) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of(first.split(" ")), Stream.of(more)).toList();
    Process each = new ProcessBuilder(command).redirectErrorStream(true).start();
    each.getOutputStream().close();
    String said = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!each.waitFor(30, TimeUnit.SECONDS) || each.exitValue() != 0) {
      each.destroyForcibly();
      throw new IOException(command + " failed: " + said);
    }
  }

  /** A client of one of the accounts, signed in. */
  final Parley client(String user) throws Exception {
    return client(user, client -> {});
  }

  /** The same, prepared before it signs in. */
  final Parley client(String user, Consumer<Parley> prepare) throws Exception {
    Parley client =
        Parley.builder()
            .account(user + "@localhost")
            .password(TestNet.passwordOf(user).toCharArray())
            .server("127.0.0.1", port)
            .trust(file("certificate.pem"))
            .storage(file(user))
            .connectionPolicy(ConnectionPolicy.everyone())
            .build();
    clients.push(client);
    prepare.accept(client);
    return TestNet.await(client.signIn());
  }

  @Override
  public final void close() {
    clients.forEach(Parley::close);
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroy();
    // Forcibly, if it takes too long; its files are free when it is gone.
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly().onExit().join())
        .join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
