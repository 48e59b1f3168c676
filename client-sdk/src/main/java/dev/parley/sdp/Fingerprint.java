package dev.parley.sdp;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code a=fingerprint}: the hash of the DTLS certificate (RFC 8122 section 5).
 *
 * @param hash the hash function in lower case, for example {@code sha-256}
 * @param value pairs of upper-case hexadecimal digits with colons between them
 */
public record Fingerprint(String hash, String value) implements Attribute {
  // Possessive: the text comes from outside, and there is nothing to gain by going back.
  private static final Pattern VALUE = Pattern.compile("[0-9A-F]{2}+(?::[0-9A-F]{2}+){15,63}+");

  private static final Map<String, Integer> BYTES =
      Map.of("sha-1", 20, "sha-224", 28, "sha-256", 32, "sha-384", 48, "sha-512", 64);

  /** Brings both to their usual case; refuses other than as many bytes as the hash function has. */
  public Fingerprint {
    hash = SdpText.token("hash function", hash).toLowerCase(Locale.ROOT);
    value = SdpText.token("fingerprint", value).toUpperCase(Locale.ROOT);
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("fingerprint is not 16 to 64 hexadecimal bytes");
    }
    Integer bytes = BYTES.get(hash);
    if (bytes != null && value.length() != bytes * 3 - 1) {
      throw new IllegalArgumentException("fingerprint has not the length of its hash function");
    }
  }

  @Override
  public String attributeName() {
    return "fingerprint";
  }

  @Override
  public String attributeValue() {
    return hash + " " + value;
  }

  static Fingerprint parse(String value) {
    Fields fields = new Fields("fingerprint", value);
    Fingerprint parsed = new Fingerprint(fields.next(), fields.next());
    fields.end();
    return parsed;
  }
}
