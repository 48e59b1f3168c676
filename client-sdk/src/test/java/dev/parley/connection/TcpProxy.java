package dev.parley.connection;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable that can be cut: between a client and a server, on loopback. */
public final class TcpProxy implements Closeable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private boolean cut;

  /** Forwards to a port of this machine. */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Where clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing arrives, in either direction, and nobody is told. */
  public void cut() {
    synchronized (gate) {
      cut = true;
    }
  }

  /** Everything arrives again; what was on its way when it was cut arrives late. */
  public void mend() {
    synchronized (gate) {
      cut = false;
      gate.notifyAll();
    }
  }

  /** Ends every connection that goes through it. */
  public void reset() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        sockets.add(client);
        daemon(() -> forward(client));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  private void forward(Socket client) {
    try {
      passGate();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      daemon(() -> pump(client, server));
      pump(server, client);
    } catch (IOException e) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16384];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        passGate();
        out.write(buffer, 0, n);
        out.flush();
      }
      passGate();
    } catch (IOException e) {
      // One side has gone; the other shall too.
    } finally {
      close(from);
      close(to);
    }
  }

  private void passGate() throws IOException {
    synchronized (gate) {
      while (cut) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "tcp-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    mend();
    reset();
  }
}
