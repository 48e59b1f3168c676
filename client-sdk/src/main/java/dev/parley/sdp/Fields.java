package dev.parley.sdp;

/** The space-separated fields of one attribute's value, read from left to right. */
final class Fields {
  private final String what;
  private final String text;
  private int at;

  Fields(String what, String text) {
    this.what = what;
    this.text = text;
    skip();
  }

  boolean more() {
    return at < text.length();
  }

  String next() {
    if (!more()) {
      throw new IllegalArgumentException(what + " has too few fields");
    }
    int space = text.indexOf(' ', at);
    int end = space < 0 ? text.length() : space;
    String field = text.substring(at, end);
    at = end;
    skip();
    return field;
  }

  long number(String field, long max) {
    return SdpText.number(what + " " + field, next(), max);
  }

  /** Everything that is left, without the spaces around it; may be empty. */
  String rest() {
    String rest = text.substring(at).trim();
    at = text.length();
    return rest;
  }

  void end() {
    if (more()) {
      throw new IllegalArgumentException(what + " has too many fields");
    }
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
