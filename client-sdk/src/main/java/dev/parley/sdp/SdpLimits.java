package dev.parley.sdp;

/** What a session description may cost; a browser's largest offers stay below a tenth of this. */
public final class SdpLimits {
  /** Characters of a whole description. */
  public static final int CHARS = 1 << 20;

  /** Characters of a line. */
  public static final int LINE_CHARS = 8192;

  /** Lines of a whole description. */
  public static final int LINES = 20_000;

  /** Media sections. */
  public static final int MEDIA = 256;

  private SdpLimits() {}
}
