package dev.parley.embedded.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a child JVM is told on its standard input, where passwords are seen by nobody, and answers
 * on its standard output, among whatever else is printed there.
 *
 * <p>A request is a count and so many length-prefixed strings, the first one the verb. A reply is a
 * line: a mark, and strings in Base64. The end of input means: stop.
 */
final class ChildProtocol {
  static final String START = "start";
  static final String ADD_USER = "add-user";
  static final String LOAD_PLUGIN = "load-plugin";
  static final String UNLOAD_PLUGIN = "unload-plugin";

  static final String DONE = "done";
  static final String FAILED = "failed";
  static final String PORT_TAKEN = "port-taken";

  private static final String MARK = "@openfire-child ";
  private static final int MAX_STRINGS = 100_000;
  private static final int MAX_BYTES = 1 << 20;

  private ChildProtocol() {}

  static void writeRequest(DataOutputStream out, List<String> strings) throws IOException {
    out.writeInt(strings.size());
    for (String string : strings) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }

  /** Empty at the end of input, also in the middle of a request. */
  static Optional<List<String>> readRequest(DataInputStream in) throws IOException {
    try {
      int count = limited(in.readInt(), MAX_STRINGS);
      List<String> strings = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] bytes = new byte[limited(in.readInt(), MAX_BYTES)];
        in.readFully(bytes);
        strings.add(new String(bytes, StandardCharsets.UTF_8));
      }
      return Optional.of(strings);
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static int limited(int value, int limit) throws IOException {
    if (value < 0 || value > limit) {
      throw new IOException("Not a request: " + value);
    }
    return value;
  }

  static String replyLine(String... strings) {
    StringBuilder line = new StringBuilder(MARK);
    for (String string : strings) {
      byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
      line.append('.').append(Base64.getEncoder().encodeToString(bytes));
    }
    return line.toString();
  }

  /** Empty if the line is ordinary output. */
  static Optional<List<String>> parseReply(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(line.substring(MARK.length() + 1).split("\\.", -1))
            .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
            .toList());
  }
}
