package dev.parley.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace joined to the machine by a veth pair, whose link can be cut. Needs root and
 * iproute2 on Linux.
 */
final class Cable implements AutoCloseable {

  /** For tests that run at the same time on one machine. */
  private static final long PID = ProcessHandle.current().pid();

  private static final String NAMESPACE = "parley-" + PID;
  private static final String OUTSIDE = "po" + PID;
  private static final String INSIDE = "pi" + PID;

  private final String subnet = "10." + (200 + PID / 256 % 50) + "." + PID % 256 + ".";

  private final Thread atExit = new Thread(this::giveBack, "cable-at-exit");

  private Cable() {}

  /**
   * Makes it.
   *
   * @throws IOException if this machine or this user cannot; says why
   */
  static Cable make() throws IOException, InterruptedException {
    Cable cable = new Cable();
    try {
      cable.lay();
      return cable;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cable.closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(Exception failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void lay() throws IOException, InterruptedException {
    Shell.run("ip", "netns", "add", NAMESPACE);
    Runtime.getRuntime().addShutdownHook(atExit);
    Shell.run(
        "ip", "link", "add", OUTSIDE, "type", "veth", "peer", "name", INSIDE, "netns", NAMESPACE);
    Shell.run("ip", "address", "add", outside() + "/24", "dev", OUTSIDE);
    Shell.run("ip", "link", "set", OUTSIDE, "up");
    inside("ip", "address", "add", subnet + "2/24", "dev", INSIDE);
    inside("ip", "link", "set", INSIDE, "up");
    inside("ip", "link", "set", "lo", "up");
  }

  private void inside(String... command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(prefix());
    whole.addAll(List.of(command));
    Shell.run(whole.toArray(String[]::new));
  }

  /** The address of this machine that is reached from inside. */
  String outside() {
    return subnet + "1";
  }

  /** The command that runs the rest inside. */
  List<String> prefix() {
    return List.of("ip", "netns", "exec", NAMESPACE);
  }

  /** The inner end goes down: nothing tells either side, packets are just gone. */
  void cut() throws IOException, InterruptedException {
    inside("ip", "link", "set", INSIDE, "down");
  }

  void mend() throws IOException, InterruptedException {
    inside("ip", "link", "set", INSIDE, "up");
  }

  /** The inner end gets another address, and the one that it had is gone. */
  void readdress() throws IOException, InterruptedException {
    inside("ip", "address", "delete", subnet + "2/24", "dev", INSIDE);
    inside("ip", "address", "add", subnet + "3/24", "dev", INSIDE);
  }

  /** Gives the namespace back and with it the cable. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    giveBack();
  }

  private void giveBack() {
    try {
      Shell.run("ip", "netns", "delete", NAMESPACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
