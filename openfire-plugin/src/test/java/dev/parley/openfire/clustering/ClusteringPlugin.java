package dev.parley.openfire.clustering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.util.JiveGlobals;
import org.jivesoftware.util.cache.CacheFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a test switch clustering on and off in a server's process: one command a line, over a port
 * of the loopback interface that is written to the file {@code control.port}.
 */
public final class ClusteringPlugin implements Plugin {
  private static final Logger log = LoggerFactory.getLogger(ClusteringPlugin.class);

  private ServerSocket control;

  @Override
  public void initializePlugin(PluginManager manager, File directory) {
    try {
      control = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Path home = Path.of(JiveGlobals.getHomeDirectory());
      Path written = Files.writeString(home.resolve("control.new"), "" + control.getLocalPort());
      Files.move(written, home.resolve("control.port"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread thread = new Thread(this::serve, "cluster-control");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!control.isClosed()) {
      try (Socket socket = control.accept();
          BufferedReader in =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
          PrintWriter out = new PrintWriter(socket.getOutputStream(), true, UTF_8)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          out.println(answer(line.split(" ", -1)));
        }
      } catch (IOException e) {
        log.debug("The test has hung up", e);
      }
    }
  }

  private static String answer(String[] command) {
    try {
      return switch (command[0]) {
        case "join" -> {
          HazelcastStrategy.others = Arrays.stream(command).skip(1).map(Integer::valueOf).toList();
          ClusterManager.setClusteringEnabled(true);
          awaitJoined(true);
          yield "" + HazelcastStrategy.port;
        }
        case "leave" -> {
          ClusterManager.setClusteringEnabled(false);
          awaitJoined(false);
          yield "done";
        }
        case "nodes" -> "" + CacheFactory.getClusterNodesInfo().size();
        case "traces" -> traces();
        default -> "unknown";
      };
    } catch (RuntimeException | ReflectiveOperationException e) {
      log.error("The command failed", e);
      return "failed " + e;
    }
  }

  private static void awaitJoined(boolean joined) {
    while (HazelcastStrategy.joined != joined) {
      Thread.onSpinWait();
    }
  }

  /** What the name service has registered with the server's clustering, and its threads. */
  private static String traces() throws ReflectiveOperationException {
    Field listeners = ClusterManager.class.getDeclaredField("listeners");
    listeners.setAccessible(true);
    List<String> traces = new ArrayList<>();
    for (Object listener : (Collection<?>) listeners.get(null)) {
      traces.add(listener.getClass().getName());
    }
    Thread.getAllStackTraces().keySet().forEach(thread -> traces.add(thread.getName()));
    traces.removeIf(
        trace ->
            !trace.startsWith("parley-names") && !trace.startsWith("dev.parley.openfire.cluster."));
    return traces.toString();
  }

  @Override
  public void destroyPlugin() {
    try {
      control.close();
    } catch (IOException e) {
      log.debug("The port was closed already", e);
    }
  }
}
