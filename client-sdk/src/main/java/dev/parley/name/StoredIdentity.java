package dev.parley.name;

import static java.util.Objects.requireNonNull;

/**
 * The identity of a name as it is kept: an Ed25519 key pair (RFC 8032).
 *
 * @param publicKey the raw 32 bytes, in base64
 * @param privateKey PKCS #8 (RFC 8410), in base64; a secret
 */
public record StoredIdentity(String publicKey, String privateKey) {

  public StoredIdentity {
    requireNonNull(publicKey, "publicKey");
    requireNonNull(privateKey, "privateKey");
  }

  @Override
  public String toString() {
    return "StoredIdentity[" + publicKey + "]";
  }
}
