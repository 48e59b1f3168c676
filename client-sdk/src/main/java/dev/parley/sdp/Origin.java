package dev.parley.sdp;

/**
 * The {@code o=} line (RFC 8866 section 5.2, RFC 8829 section 5.2.1).
 *
 * @param username usually {@code -}
 * @param sessionId a number below 2^63 that stays the same for the life of the connection
 * @param version grows with each new description
 * @param address network type, address type and address, for example {@code IN IP4 127.0.0.1}
 */
public record Origin(String username, long sessionId, long version, String address) {
  /** Refuses control characters and negative numbers. */
  public Origin {
    SdpText.token("origin", username);
    SdpText.range("session id", sessionId, 0, Long.MAX_VALUE);
    SdpText.range("session version", version, 0, Long.MAX_VALUE);
    SdpText.text("origin's address", address);
  }

  /**
   * An origin that names nobody.
   *
   * @param sessionId a number below 2^63
   * @param version 0 or more
   * @return user {@code -} at {@code 127.0.0.1}
   */
  public static Origin of(long sessionId, long version) {
    return new Origin("-", sessionId, version, "IN IP4 127.0.0.1");
  }

  String toValue() {
    return username + " " + sessionId + " " + version + " " + address;
  }

  static Origin parse(String value) {
    Fields fields = new Fields("origin", value);
    String username = fields.next();
    // RFC 8866 sets no bound on these two, and some senders use all 64 bits; they only have to
    // differ and to grow.
    long sessionId = wide(fields.next());
    long version = wide(fields.next());
    return new Origin(username, sessionId, version, fields.rest());
  }

  private static long wide(String digits) {
    if (digits.isEmpty() || digits.length() > 40) {
      throw new IllegalArgumentException("origin has no number of usual length");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new IllegalArgumentException("origin has no number where one belongs");
      }
    }
    return new java.math.BigInteger(digits).longValue() & Long.MAX_VALUE;
  }
}
