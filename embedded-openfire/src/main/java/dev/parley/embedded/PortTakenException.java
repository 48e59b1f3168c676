package dev.parley.embedded;

import org.jspecify.annotations.Nullable;

/** Another program listens on the wanted port: choose another one, or 0 for a free one. */
public final class PortTakenException extends EmbeddedOpenfireException {
  private static final long serialVersionUID = 1L;

  private final int port;

  /**
   * Says which port it is.
   *
   * @param message names the address, the port and what to do
   * @param port the TCP port that is taken
   * @param cause what the operating system said, or null
   */
  public PortTakenException(String message, int port, @Nullable Throwable cause) {
    super(message, cause);
    this.port = port;
  }

  /**
   * The port that is taken.
   *
   * @return 1 to 65535
   */
  public int port() {
    return port;
  }
}
