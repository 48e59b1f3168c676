package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebSocketIT {
  /** RFC 7395. */
  @Test
  void answersTheUpgradeAndOpensAStream() throws Exception {
    try (EmbeddedOpenfire server = EmbeddedOpenfire.builder().webSocketPort(0).start()) {
      int port = server.webSocketPort().orElseThrow();
      CompletableFuture<String> answer = new CompletableFuture<>();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .subprotocols("xmpp")
              .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/"), new FirstText(answer))
              .get(10, TimeUnit.SECONDS);
      assertThat(socket.getSubprotocol()).isEqualTo("xmpp");
      socket
          .sendText(
              "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>",
              true)
          .get(10, TimeUnit.SECONDS);
      assertThat(answer.get(10, TimeUnit.SECONDS)).startsWith("<open").contains("localhost");
      socket.abort();
    }
  }

  @Test
  void thereIsNoneUnlessAskedFor() {
    try (EmbeddedOpenfire server = EmbeddedOpenfire.builder().start()) {
      assertThat(server.webSocketPort()).isEmpty();
    }
  }

  private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
