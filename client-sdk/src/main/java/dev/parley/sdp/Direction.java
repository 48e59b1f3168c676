package dev.parley.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code a=sendrecv} and its kin, seen from whoever wrote the description (RFC 8866 section 6.7).
 */
public enum Direction implements Attribute {
  /** Both sides send. */
  SENDRECV(true, true),
  /** Only the writer sends. */
  SENDONLY(true, false),
  /** Only the reader sends. */
  RECVONLY(false, true),
  /** Nobody sends. */
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /**
   * Whether the writer of the description sends.
   *
   * @return true for sendrecv and sendonly
   */
  public boolean sends() {
    return sends;
  }

  /**
   * Whether the writer of the description receives.
   *
   * @return true for sendrecv and recvonly
   */
  public boolean receives() {
    return receives;
  }

  /**
   * The direction with this will of the writer.
   *
   * @param sends whether the writer sends
   * @param receives whether the writer receives
   * @return the one direction that says so
   */
  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  @Override
  public String attributeName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String attributeValue() {
    return null;
  }
}
