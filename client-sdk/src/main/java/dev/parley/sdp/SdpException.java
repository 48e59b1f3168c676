package dev.parley.sdp;

/**
 * A text is not a session description. The message names the line and what is wrong with it; it
 * never contains the line itself, which may hold an ICE password.
 */
public final class SdpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  SdpException(int line, String message) {
    super("line " + line + " of the session description: " + message);
    this.line = line;
  }

  /**
   * Where the text went wrong.
   *
   * @return the number of the line, from 1; 0 if the text as a whole is refused
   */
  public int line() {
    return line;
  }
}
