package dev.parley.openfire.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the test's own: a new cluster in a temporary folder, on a free port of the
 * loopback interface, with a password that nobody knows before. Where PostgreSQL is not installed,
 * the test is skipped.
 */
public final class Postgres implements AutoCloseable {
  private static final String USER = "parley";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Between finding a free port and taking it, another may be faster. */
  private static final int ATTEMPTS = 3;

  /**
   * Stops the server when the standard input ends, so that it ends with this JVM, however that
   * does. SIGINT is its "fast shutdown", which does not wait for clients.
   */
  private static final String LEASH =
      "exec 3<&0; (read -r end <&3; kill -INT $$) & exec \"$@\" 3<&- </dev/null";

  private final PostgresInstallation installation;
  private final Path home;
  private final String password;
  private final AtomicInteger databases = new AtomicInteger();
  private Process server;
  private int port;

  private Postgres(PostgresInstallation installation, Path home, String password) {
    this.installation = installation;
    this.home = home;
    this.password = password;
  }

  /** Makes a cluster and starts its server, ready for connections when this returns. */
  public static Postgres start() throws Exception {
    PostgresInstallation installation = PostgresInstallation.findOrSkip();
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    Path home =
        Files.createTempDirectory(
            "parley-postgres",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Postgres postgres = new Postgres(installation, home, HexFormat.of().formatHex(random));
    try {
      postgres.initialise();
      postgres.launch();
    } catch (Exception e) {
      postgres.close();
      throw e;
    }
    return postgres;
  }

  private void initialise() throws Exception {
    Path secret = Files.writeString(home.resolve("password"), password);
    installation.give(secret);
    installation.give(home);
    Path log = home.resolve("initdb.log");
    Process initdb =
        run(
            log,
            installation.command(
                "initdb",
                "--pgdata=" + home.resolve("data"),
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    if (!initdb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      initdb.destroyForcibly();
    }
    if (initdb.waitFor() != 0) {
      throw new IOException("initdb failed: " + Files.readString(log));
    }
  }

  private void launch() throws Exception {
    Path log = home.resolve("server.log");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "postgres"));
      command.addAll(
          installation.command(
              "postgres",
              "-D",
              home.resolve("data").toString(),
              "-p",
              Integer.toString(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=",
              "-c",
              "fsync=off"));
      server = run(log, command);
      if (awaitReady()) {
        return;
      }
    }
    throw new IOException("PostgreSQL does not start: " + Files.readString(log));
  }

  /** Whether the server takes connections; false if it has ended. */
  private boolean awaitReady() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!server.waitFor(100, TimeUnit.MILLISECONDS)) {
      try {
        connect("postgres").close();
        return true;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
    return false;
  }

  private Process run(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Makes an empty database. Returns its name. */
  public String createDatabase() throws SQLException {
    String name = "test" + databases.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return name;
  }

  /** Opens a connection, which the caller closes. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, password);
  }

  /** The JDBC URL of a database. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Who may do everything. */
  public String user() {
    return USER;
  }

  /** The password of that user. */
  public String password() {
    return password;
  }

  /** Stops the server and deletes its data. */
  @Override
  public void close() throws IOException {
    if (server != null) {
      server.getOutputStream().close();
      if (!ended()) {
        server.destroyForcibly();
      }
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean ended() {
    try {
      return server.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
