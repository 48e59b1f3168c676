package dev.parley.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard at the door of every value: what passes here can be written into a session description
 * without starting a line of its own.
 */
final class SdpText {
  private SdpText() {}

  /** Text without control characters, at most {@link SdpLimits#LINE_CHARS} long; may be empty. */
  static String text(String what, String value) {
    if (value.length() > SdpLimits.LINE_CHARS) {
      throw new IllegalArgumentException(what + " is longer than " + SdpLimits.LINE_CHARS);
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        throw new IllegalArgumentException(what + " contains a control character");
      }
    }
    return value;
  }

  /** Text without spaces around it, or null if that leaves nothing. */
  static @Nullable String optional(String what, @Nullable String value) {
    if (value == null) {
      return null;
    }
    String trimmed = text(what, value).trim();
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** Non-empty text without spaces. */
  static String token(String what, String value) {
    text(what, value);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        throw new IllegalArgumentException(what + " contains a space");
      }
    }
    return value;
  }

  static List<String> tokens(String what, List<String> values) {
    for (String value : values) {
      token(what, value);
    }
    return List.copyOf(values);
  }

  static long number(String what, String digits, long max) {
    if (digits.isEmpty() || digits.length() > 19) {
      throw new IllegalArgumentException(what + " is not a number");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new IllegalArgumentException(what + " is not a number");
      }
    }
    long value;
    try {
      value = Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      throw new IllegalArgumentException(what + " is above " + max, tooLarge);
    }
    return range(what, value, 0, max);
  }

  static long range(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " is not within " + min + " and " + max);
    }
    return value;
  }
}
