package dev.parley.media;

/**
 * There are devices, but none that meets the constraints (OverconstrainedError of W3C Media Capture
 * and Streams).
 */
public final class OverconstrainedException extends MediaException {

  private static final long serialVersionUID = 1L;

  private final String constraint;

  /**
   * Makes one.
   *
   * @param constraint the name of the constraint that no device meets
   */
  public OverconstrainedException(String constraint, String message) {
    super(message, null);
    this.constraint = constraint;
  }

  /** The constraint that cannot be met: {@code deviceId}, {@code width} and so on. */
  public String constraint() {
    return constraint;
  }
}
