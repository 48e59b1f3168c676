package dev.parley.name;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The identity of a name as the world knows it: who serves the name proves to have its private
 * half.
 *
 * @param publicKey the raw 32 bytes of an Ed25519 public key (RFC 8032), in base64
 */
public record NameIdentity(String publicKey) {

  /**
   * Brings the text to its usual form.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in base64
   */
  public NameIdentity {
    byte[] bytes = Base64.getDecoder().decode(publicKey);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, not " + bytes.length);
    }
    publicKey = Base64.getEncoder().encodeToString(bytes);
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(publicKey);
  }

  /** For people to compare, as OpenSSH writes it: {@code SHA256:} and the hash in base64. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java installation has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
