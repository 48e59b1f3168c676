package dev.parley.sdp;

import java.util.Arrays;
import java.util.List;

/**
 * {@code a=ice-options} (RFC 8839 section 5.6).
 *
 * @param options tokens, for example {@code trickle}, {@code renomination}; at least one
 */
public record IceOptions(List<String> options) implements Attribute {
  /** Candidates may follow the description (RFC 8838). */
  public static final IceOptions TRICKLE = new IceOptions(List.of("trickle"));

  /** Refuses an empty list, spaces and control characters. */
  public IceOptions {
    options = SdpText.tokens("ice-options", options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("ice-options is empty");
    }
  }

  @Override
  public String attributeName() {
    return "ice-options";
  }

  @Override
  public String attributeValue() {
    return String.join(" ", options);
  }

  static IceOptions parse(String value) {
    return new IceOptions(Arrays.asList(value.trim().split(" +")));
  }
}
