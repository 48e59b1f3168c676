package dev.parley.demo.lines;

/**
 * Version 1 of the line protocol, {@code docs/lines-protocol.md}: a text message is one line
 * without its line end; a binary message is a control message, whose first byte says which. A
 * control message that is not known is ignored.
 */
public final class LineProtocol {

  /** The data channel's protocol string. A raw channel (empty string) has lines but no control. */
  public static final String PROTOCOL = "parley/1 lines";

  /** "I shall send no more lines." Answered with the same when the last answer has been sent. */
  static final byte END = 0x01;

  private LineProtocol() {}

  static byte[] end() {
    return new byte[] {END};
  }

  static boolean isEnd(byte[] control) {
    return control.length > 0 && control[0] == END;
  }
}
