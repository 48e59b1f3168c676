package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.PortTakenException;
import dev.parley.embedded.internal.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import org.apache.mina.core.filterchain.IoFilter;
import org.apache.mina.filter.executor.ExecutorFilter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.http.HttpBindManager;
import org.jivesoftware.openfire.spi.ConnectionManagerImpl;
import org.jivesoftware.openfire.spi.ConnectionType;
import org.jivesoftware.util.JiveGlobals;
import org.jspecify.annotations.Nullable;

/**
 * The server's two ports. Openfire only logs when it cannot bind one, so each is tried before the
 * start and looked at after it.
 */
final class Ports {
  private static final int NONE = -1;
  private static final int ATTEMPTS = 10;

  private final Settings settings;
  private final int webSocketPort;
  private @Nullable NioSocketAcceptor acceptor;

  private Ports(Settings settings, int webSocketPort) {
    this.settings = settings;
    this.webSocketPort = webSocketPort;
  }

  /** Checks that the wanted ports are free, and picks one where Openfire itself could not. */
  static Ports reserve(Settings settings) {
    if (settings.port() != 0) {
      tryOut(settings.bindAddress(), settings.port(), "port");
    }
    int webSocket = NONE;
    if (settings.webSocketPort().isPresent()) {
      webSocket =
          tryOut(settings.bindAddress(), settings.webSocketPort().getAsInt(), "webSocketPort");
    }
    return new Ports(settings, webSocket);
  }

  /** Binds for a moment; returns the port, which the operating system chose if it was 0. */
  private static int tryOut(String address, int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw taken(address, port, option, e);
    }
  }

  /** As wanted, or -1 for none; never 0, which to Openfire's HTTP server means "none". */
  int webSocketPort() {
    return webSocketPort;
  }

  /** Where clients sign in, once the server has started. */
  int clientPort() {
    rememberAcceptors();
    NioSocketAcceptor bound = acceptor;
    if (bound == null || bound.getLocalAddress() == null) {
      throw taken(settings.port(), "port");
    }
    return bound.getLocalAddress().getPort();
  }

  /** Where {@code /ws/} is, once the server has started; a free port that was lost is replaced. */
  OptionalInt awaitWebSocket() {
    if (webSocketPort == NONE) {
      return OptionalInt.empty();
    }
    boolean free = settings.webSocketPort().orElse(0) == 0;
    int port = webSocketPort;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (HttpBindManager.getInstance().isHttpBindActive()) {
        return OptionalInt.of(port);
      }
      if (!free) {
        throw taken(port, "webSocketPort");
      }
      port = tryOut(settings.bindAddress(), 0, "webSocketPort");
      // Openfire's HTTP server restarts when this property changes.
      JiveGlobals.setProperty(ServerProperties.WEB_SOCKET_PORT, Integer.toString(port));
    }
    throw new EmbeddedOpenfireException(
        "No free port for WebSocket was found: choose one with webSocketPort");
  }

  private PortTakenException taken(int port, String option) {
    return taken(
        settings.bindAddress(), port, option, new IOException("Openfire could not bind it"));
  }

  private static PortTakenException taken(
      String address, int port, String option, IOException cause) {
    String message =
        "Port %d on %s is not free (%s): stop the program that listens there, or choose another"
            + " %s, 0 for any free one";
    return new PortTakenException(
        message.formatted(port, address, cause.getMessage(), option), port, cause);
  }

  /** Openfire forgets its acceptors when it stops, and leaves their threads running. */
  void rememberAcceptors() {
    XMPPServer server = XMPPServer.getInstance();
    if (acceptor == null
        && server != null
        && server.getConnectionManager() instanceof ConnectionManagerImpl connections) {
      acceptor = connections.getListener(ConnectionType.SOCKET_C2S, false).getSocketAcceptor();
    }
  }

  void dispose() {
    NioSocketAcceptor bound = acceptor;
    if (bound != null) {
      IoFilter executor = bound.getFilterChain().get(ConnectionManagerImpl.EXECUTOR_FILTER_NAME);
      bound.dispose();
      if (executor instanceof ExecutorFilter filter
          && filter.getExecutor() instanceof ExecutorService workers) {
        // Not shutdownNow(), which can wait for ever in this class of MINA.
        workers.shutdown();
      }
    }
  }
}
