package dev.parley.embedded.internal;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.PortTakenException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The child JVM's program: does what its standard input says, and stops where that ends. */
public final class OpenfireChild {
  private final PrintStream replies;
  private @Nullable EmbeddedOpenfire server;

  private OpenfireChild(PrintStream replies) {
    this.replies = replies;
  }

  /**
   * Serves until the end of standard input, then closes the server.
   *
   * @param arguments none
   * @throws IOException if standard input cannot be read or does not follow the protocol
   */
  public static void main(String[] arguments) throws IOException {
    new OpenfireChild(new PrintStream(System.out, true, StandardCharsets.UTF_8)).serve();
  }

  private void serve() throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    try {
      for (Optional<List<String>> request = ChildProtocol.readRequest(in);
          request.isPresent();
          request = ChildProtocol.readRequest(in)) {
        reply(request.get());
      }
    } finally {
      EmbeddedOpenfire running = server;
      if (running != null) {
        running.close();
      }
    }
  }

  private void reply(List<String> request) {
    try {
      print(perform(request));
    } catch (PortTakenException e) {
      print(ChildProtocol.PORT_TAKEN, text(e), Integer.toString(e.port()));
    } catch (EmbeddedOpenfireException e) {
      e.printStackTrace();
      print(ChildProtocol.FAILED, text(e));
    }
  }

  private static String text(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private String[] perform(List<String> request) {
    String verb = request.get(0);
    List<String> arguments = request.subList(1, request.size());
    switch (verb) {
      case ChildProtocol.START -> {
        EmbeddedOpenfire started = SettingsCodec.decode(arguments).start();
        server = started;
        String webSocket =
            started.webSocketPort().isPresent() ? "" + started.webSocketPort().getAsInt() : "";
        return new String[] {
          ChildProtocol.DONE, "" + started.port(), webSocket, started.trust().toString()
        };
      }
      case ChildProtocol.ADD_USER -> running().addUser(arguments.get(0), arguments.get(1));
      case ChildProtocol.LOAD_PLUGIN -> running().loadPlugin(Path.of(arguments.get(0)));
      case ChildProtocol.UNLOAD_PLUGIN -> running().unloadPlugin(arguments.get(0));
      default -> throw new EmbeddedOpenfireException("Unknown request " + verb);
    }
    return new String[] {ChildProtocol.DONE};
  }

  private EmbeddedOpenfire running() {
    return Objects.requireNonNull(server, "not started");
  }

  private void print(String... reply) {
    // On a line of its own, whatever was printed before.
    replies.print("\n" + ChildProtocol.replyLine(reply) + "\n");
    replies.flush();
  }
}
