package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIT {

  @Test
  void saysOnOneLineWhereItListensAndStopsOnSigterm() throws Exception {
    try (ParleyProcess server =
        ParleyProcess.start("server", "--port", "0", "--websocket-port", "0")) {
      ObjectNode ready = server.awaitEvent("ready");

      assertThat(server.out()).hasSize(1);
      assertThat(ready.fieldNames())
          .toIterable()
          .containsExactly("event", "domain", "port", "websocketPort", "trust");
      assertThat(ready.path("domain").asText()).isEqualTo("localhost");
      assertThat(Files.readString(Path.of(ready.path("trust").asText())))
          .startsWith("-----BEGIN CERTIFICATE-----");
      for (String port : new String[] {"port", "websocketPort"}) {
        new Socket(InetAddress.getLoopbackAddress(), ready.path(port).asInt()).close();
      }

      server.terminate();
      assertThat(server.awaitExit()).isZero();
      assertThat(server.err()).isEmpty();
    }
  }

  @Test
  void leavesOutTheWebSocketThatWasNotAskedFor() {
    try (ParleyProcess server = ParleyProcess.start("server", "--port", "0")) {
      assertThat(server.awaitEvent("ready").has("websocketPort")).isFalse();
    }
  }

  @Test
  void keepsItsCertificateInTheDataFolder(@TempDir Path data) throws Exception {
    String first = trustOf(data);
    assertThat(trustOf(data)).isEqualTo(first);
  }

  private static String trustOf(Path data) throws Exception {
    try (ParleyProcess server =
        ParleyProcess.start("server", "--port", "0", "--data", data.toString())) {
      String trust = server.awaitEvent("ready").path("trust").asText();
      String pem = Files.readString(Path.of(trust));
      server.terminate();
      assertThat(server.awaitExit()).isZero();
      return pem;
    }
  }

  @Test
  void listensWhereItIsTold() throws Exception {
    try (ParleyProcess server =
        ParleyProcess.start("server", "--port", "0", "--bind", "127.0.0.2")) {
      int port = server.awaitEvent("ready").path("port").asInt();
      new Socket(InetAddress.getByName("127.0.0.2"), port).close();
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void listensAtNoAddressOfAnotherMachine() throws Exception {
    try (ParleyProcess server =
        ParleyProcess.start("server", "--port", "0", "--bind", "192.0.2.1")) {
      assertThat(server.awaitExit()).isEqualTo(2);
      assertThat(server.err()).singleElement().asString().contains("--bind", "192.0.2.1");
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ParleyProcess server =
            ParleyProcess.start("server", "--json", "--port", "" + taken.getLocalPort())) {
      assertThat(server.awaitExit()).isEqualTo(5);
      assertThat(server.err()).hasSize(1);
      assertThat(server.err().get(0)).startsWith("parley: Port " + taken.getLocalPort());
      assertThat(Json.readObject(server.out().get(0)).orElseThrow().path("code").asText())
          .isEqualTo("port-taken");
    }
  }

  @Test
  void refusesAUserWithoutPassword() throws Exception {
    try (ParleyProcess server = ParleyProcess.start("server", "--user", "alice")) {
      assertThat(server.awaitExit()).isEqualTo(2);
      assertThat(server.err()).singleElement().asString().contains("NAME:PASSWORD");
    }
  }
}
