package dev.parley.embedded.internal;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.PortTakenException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parent's end of a child JVM. */
public final class ChildConnection implements AutoCloseable {
  private static final String MAIN = OpenfireChild.class.getName();
  private static final int REPLY_SECONDS = 150;
  private static final int END_SECONDS = 30;
  private static final int SHOWN_LINES = 30;

  private final Process process;
  private final DataDirectory temporary;
  private final ChildOutput output;
  private final DataOutputStream requests;

  private ChildConnection(Process process, DataDirectory temporary) {
    this.process = process;
    this.temporary = temporary;
    this.output = new ChildOutput(process.getInputStream(), process.pid());
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /**
   * Starts a JVM like this one, with the same class path.
   *
   * @return a child that waits for {@link #start}
   * @throws EmbeddedOpenfireException if the operating system does not start it
   */
  public static ChildConnection launch() {
    DataDirectory temporary = DataDirectory.open(null);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary.path(),
            "-cp",
            System.getProperty("java.class.path"),
            MAIN);
    try {
      return new ChildConnection(
          new ProcessBuilder(command).redirectErrorStream(true).start(), temporary);
    } catch (IOException e) {
      temporary.close();
      throw new EmbeddedOpenfireException(
          "No process for Openfire could be started: check the memory of this machine", e);
    }
  }

  /**
   * Starts the server in the child.
   *
   * @param settings what to start
   * @return where it listens
   * @throws EmbeddedOpenfireException as in the same JVM, or if the child ends
   */
  public Listening start(Settings settings) {
    List<String> request = new ArrayList<>();
    request.add(ChildProtocol.START);
    request.addAll(SettingsCodec.encode(settings));
    List<String> reply = ask(request);
    return new Listening(
        Integer.parseInt(reply.get(1)),
        reply.get(2).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(reply.get(2))),
        Path.of(reply.get(3)));
  }

  /**
   * See {@link ServerCore#addUser}.
   *
   * @param name the part before the {@code @}
   * @param password any non-empty text
   */
  public void addUser(String name, String password) {
    ask(List.of(ChildProtocol.ADD_USER, name, password));
  }

  /**
   * See {@link ServerCore#loadPlugin}.
   *
   * @param jar the plugin's file
   */
  public void loadPlugin(Path jar) {
    ask(List.of(ChildProtocol.LOAD_PLUGIN, jar.toAbsolutePath().toString()));
  }

  /**
   * See {@link ServerCore#unloadPlugin}.
   *
   * @param name the plugin's name
   */
  public void unloadPlugin(String name) {
    ask(List.of(ChildProtocol.UNLOAD_PLUGIN, name));
  }

  private synchronized List<String> ask(List<String> request) {
    try {
      ChildProtocol.writeRequest(requests, request);
    } catch (IOException e) {
      throw ended(e);
    }
    List<String> reply;
    try {
      reply = output.awaitReply(REPLY_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedOpenfireException("Interrupted while Openfire's process was at work", e);
    }
    if (reply == null) {
      throw new EmbeddedOpenfireException(
          "Openfire's process gave no answer within " + REPLY_SECONDS + " s" + lastLines());
    }
    if (reply.isEmpty()) {
      throw ended(null);
    }
    return switch (reply.get(0)) {
      case ChildProtocol.DONE -> reply;
      case ChildProtocol.PORT_TAKEN ->
          throw new PortTakenException(reply.get(1), Integer.parseInt(reply.get(2)), null);
      default -> throw new EmbeddedOpenfireException(reply.get(1) + lastLines());
    };
  }

  private EmbeddedOpenfireException ended(@Nullable IOException cause) {
    return new EmbeddedOpenfireException(
        "Openfire's process has ended: start another one" + lastLines(), cause);
  }

  private String lastLines() {
    List<String> lines = output.lines();
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return last.isEmpty() ? "" : "\nThe last it printed:\n" + String.join("\n", last);
  }

  /**
   * The child's process id.
   *
   * @return as the operating system counts
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Whether the child runs.
   *
   * @return false once it has ended
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * What the child has printed.
   *
   * @return the last lines
   */
  public List<String> output() {
    return output.lines();
  }

  /** SIGKILL, and its end. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
    temporary.close();
  }

  /**
   * Ends the child's input and waits for the end of the child.
   *
   * @throws EmbeddedOpenfireException if it had to be killed
   */
  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      // It has ended already, so nobody reads what was still to be said.
    }
    boolean inTime = awaitEnd();
    if (!inTime) {
      process.destroyForcibly();
      awaitEnd();
    }
    temporary.close();
    if (!inTime) {
      throw new EmbeddedOpenfireException(
          "Openfire's process did not stop within " + END_SECONDS + " s" + lastLines());
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
