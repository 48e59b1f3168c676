package dev.parley;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real TURN server, on the machine's own address and a free port. */
final class Coturn implements AutoCloseable {

  static final String SECRET = "shared-with-coturn";

  private final Process process;
  private final String address;
  private final int port;

  private Coturn(Process process, String address, int port) {
    this.process = process;
    this.address = address;
    this.port = port;
  }

  static Optional<Path> executable() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "turnserver"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The address that ICE uses too: it ignores the loopback interface. */
  static Optional<InetAddress> ownAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }

  static Coturn start() throws IOException {
    InetAddress own = ownAddress().orElseThrow();
    String address = own.getHostAddress();
    int port;
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(own, 0))) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    executable().orElseThrow().toString(),
                    "-n",
                    "--listening-ip=" + address,
                    "--relay-ip=" + address,
                    "--listening-port=" + port,
                    "--use-auth-secret",
                    "--static-auth-secret=" + SECRET,
                    "--realm=parley",
                    "--no-cli",
                    "--no-tls",
                    "--no-dtls",
                    "--log-file=/dev/null",
                    "--pidfile="))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Coturn(process, address, port);
  }

  /** For Openfire's property. */
  String services() {
    return "stun:" + address + ":" + port + ", turn:" + address + ":" + port + "?transport=udp";
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
