package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The other side refused, or ended the session, with a reason. */
public class PeerRefusedException extends PeerException {

  private static final long serialVersionUID = 1L;

  private final EndReason reason;
  private final @Nullable String text;

  /** Makes one. */
  public PeerRefusedException(EndReason reason, @Nullable String text) {
    super(
        "The other side refused: "
            + requireNonNull(reason, "reason").token()
            + (text == null ? "" : " (" + text + ")"));
    this.reason = reason;
    this.text = text;
  }

  /** Its reason. */
  public EndReason reason() {
    return reason;
  }

  /** What it said about it; null if nothing. */
  public @Nullable String text() {
    return text;
  }
}
