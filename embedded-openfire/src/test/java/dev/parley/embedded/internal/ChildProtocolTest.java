package dev.parley.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProtocolTest {
  @Test
  void requestsCarryAnyTextAndEndWithTheInput() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ChildProtocol.writeRequest(out, List.of("add-user", "\u00fc\n@", ""));
    ChildProtocol.writeRequest(out, List.of("next"));
    DataInputStream in = read(bytes.toByteArray(), bytes.size());
    assertThat(ChildProtocol.readRequest(in)).contains(List.of("add-user", "\u00fc\n@", ""));
    assertThat(ChildProtocol.readRequest(in)).contains(List.of("next"));
    assertThat(ChildProtocol.readRequest(in)).isEmpty();
  }

  @Test
  void halfARequestIsTheEndToo() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChildProtocol.writeRequest(new DataOutputStream(bytes), List.of("start", "localhost"));
    for (int length = 0; length < bytes.size(); length++) {
      assertThat(ChildProtocol.readRequest(read(bytes.toByteArray(), length))).isEmpty();
    }
  }

  @Test
  void whatIsNoRequestIsRefused() {
    byte[] text = "GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> ChildProtocol.readRequest(read(text, text.length)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void repliesAreFoundAmongOtherOutput() {
    String line = ChildProtocol.replyLine("done", "5222", "", "/a b/server.pem");
    assertThat(line).doesNotContain("\n");
    assertThat(ChildProtocol.parseReply(line))
        .contains(List.of("done", "5222", "", "/a b/server.pem"));
    assertThat(ChildProtocol.parseReply("INFO done")).isEmpty();
  }

  private static DataInputStream read(byte[] bytes, int length) {
    return new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
  }
}
