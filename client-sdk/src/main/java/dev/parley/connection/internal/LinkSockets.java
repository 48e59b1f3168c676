package dev.parley.connection.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sockets without Nagle's algorithm (it delays small stanzas by 40 ms), remembered so that a dead
 * link can be cut at its root: closing a TLS socket may wait for a peer that is not there.
 */
final class LinkSockets extends SocketFactory {

  private static final Logger LOG = LoggerFactory.getLogger(LinkSockets.class);

  private final List<Socket> open = new ArrayList<>();
  private boolean sealed;

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    return remember(socket);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return remember(noDelay(new Socket(host, port)));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return remember(noDelay(new Socket(host, port, localHost, localPort)));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return remember(noDelay(new Socket(host, port)));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return remember(noDelay(new Socket(host, port, localHost, localPort)));
  }

  /** Closes every socket made so far; whoever reads or writes one gets an exception at once. */
  synchronized void cut() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use either way, and there is nothing else to release.
        LOG.debug("A socket did not close cleanly", e);
      }
    }
    open.clear();
  }

  /** Whether the machine lost the address that a socket is bound to: nothing can arrive there. */
  synchronized boolean haveLostTheirAddress() {
    for (Socket socket : open) {
      if (socket.isConnected() && !socket.isClosed() && isGone(socket.getLocalAddress())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGone(InetAddress address) {
    try {
      return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null;
    } catch (SocketException e) {
      LOG.debug("The addresses of this machine cannot be listed", e);
      return false;
    }
  }

  /** {@link #cut()}, and no socket is made any more. */
  synchronized void seal() {
    sealed = true;
    cut();
  }

  private static Socket noDelay(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }

  private synchronized Socket remember(Socket socket) throws IOException {
    if (sealed) {
      socket.close();
      throw new IOException("the connection is closed");
    }
    open.removeIf(Socket::isClosed);
    open.add(socket);
    return socket;
  }
}
