package dev.parley.jingle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every value here refuses, whether it came from the wire or is about to go there. */
final class Checks {
  private Checks() {}

  /**
   * Text of one line: no control characters, none that XML cannot carry, at most {@link
   * JingleLimits#ATTRIBUTE} characters.
   */
  static String line(String what, String value) {
    if (value.length() > JingleLimits.ATTRIBUTE) {
      throw new IllegalArgumentException(what + " is too long");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        throw new IllegalArgumentException(what + " contains a control character");
      }
    }
    if (!isXml(value)) {
      throw new IllegalArgumentException(what + " contains a character that XML cannot carry");
    }
    return value;
  }

  private static boolean isXml(String value) {
    return value.codePoints().allMatch(Checks::isXml);
  }

  /** Whether XML 1.0 (section 2.2) can carry a character at all; a lone surrogate is none. */
  static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  static @Nullable String optionalLine(String what, @Nullable String value) {
    return value == null ? null : line(what, value);
  }

  /** Non-empty text of one line without any space. */
  static String token(String what, String value) {
    line(what, value);
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

  static @Nullable String optionalToken(String what, @Nullable String value) {
    return value == null ? null : token(what, value);
  }

  static long range(String what, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " is not within " + min + " and " + max);
    }
    return value;
  }

  static void optionalRange(String what, @Nullable Integer value, long min, long max) {
    if (value != null) {
      range(what, value, min, max);
    }
  }

  static <T> List<T> list(String what, List<T> values, int max) {
    if (values.size() > max) {
      throw new IllegalArgumentException("more than " + max + " of " + what);
    }
    return List.copyOf(values);
  }
}
