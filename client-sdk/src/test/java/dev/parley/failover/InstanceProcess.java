package dev.parley.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.SchemaWatch;
import dev.parley.TestNet;
import dev.parley.name.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One instance of a name in a JVM of its own, which can be killed and frozen. */
final class InstanceProcess implements AutoCloseable {

  /** Long enough for a busy machine; nothing is measured by it. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String instance;
  private final Process process;
  private final List<Report> reports = new CopyOnWriteArrayList<>();

  private final Thread atExit = new Thread(this::kill, "instance-at-exit");

  private InstanceProcess(String instance, Process process) {
    this.instance = instance;
    this.process = process;
    // A frozen one would outlive this JVM.
    Runtime.getRuntime().addShutdownHook(atExit);
    Thread reader = new Thread(this::read, "reports of " + instance);
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one that accepts to be a standby, by a command that runs the rest elsewhere. */
  static InstanceProcess start(
      TestNet net, String name, String instance, int priority, List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            SchemaWatch.childOption(),
            "-cp",
            System.getProperty("java.class.path"),
            InstanceMain.class.getName(),
            instance,
            net.server().bindAddress(),
            Integer.toString(net.server().port()),
            net.server().trust().toString(),
            net.storageOf("alice").toString(),
            "alice@" + net.server().domain(),
            name,
            Integer.toString(priority)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(InstanceMain.PASSWORD, TestNet.passwordOf("alice"));
    try {
      return new InstanceProcess(instance, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().filter(Report::isReport).map(Report::parse).forEach(reports::add);
    } catch (IOException | UncheckedIOException e) {
      if (process.isAlive()) {
        throw new IllegalStateException("the reports of " + instance + " cannot be read", e);
      }
    }
  }

  String instance() {
    return instance;
  }

  /** Everything it has said, oldest first. */
  List<Report> reports() {
    return List.copyOf(reports);
  }

  Optional<Report> last() {
    List<Report> all = reports();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  boolean is(Standing standing) {
    return last().filter(report -> report.standing() == standing).isPresent();
  }

  /** Waits until it stands there. */
  Report awaitStanding(Standing standing) {
    return awaitLast(report -> report.standing() == standing, instance + " is " + standing);
  }

  private Report awaitLast(Predicate<Report> wanted, String description) {
    await(description)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .failFast(() -> assertThat(process.isAlive()).as("%s runs: %s", instance, reports).isTrue())
        .until(() -> last().filter(wanted).isPresent());
    return last().orElseThrow();
  }

  /** SIGKILL; returns at once. */
  void kill() {
    process.destroyForcibly();
  }

  void awaitDeath() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  /** SIGSTOP: nothing of it runs, and its connections stay. */
  void freeze() throws IOException, InterruptedException {
    Shell.run("kill", "-STOP", Long.toString(process.pid()));
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    Shell.run("kill", "-CONT", Long.toString(process.pid()));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    process.destroyForcibly();
    try {
      awaitDeath();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
