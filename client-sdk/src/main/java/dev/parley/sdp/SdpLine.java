package dev.parley.sdp;

/**
 * A line that is not an attribute and has no type of its own, for example {@code c=} or {@code b=}.
 *
 * @param type the letter before the equals sign
 * @param value what follows it
 */
public record SdpLine(char type, String value) {
  /** Refuses control characters and types that are not a lower-case letter. */
  public SdpLine {
    if (type < 'a' || type > 'z') {
      throw new IllegalArgumentException("type of a line is not a lower-case letter");
    }
    SdpText.text("line", value);
  }
}
