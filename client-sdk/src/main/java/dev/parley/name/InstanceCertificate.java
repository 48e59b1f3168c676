package dev.parley.name;

/**
 * The DTLS certificate by which an instance of a name is known.
 *
 * @param stored what the store is to keep of it: certificate and private key; a secret
 * @param hash the hash function of the fingerprint, {@code sha-256}
 * @param fingerprint upper-case hexadecimal bytes, separated by colons (RFC 8122 section 5)
 */
public record InstanceCertificate(String stored, String hash, String fingerprint) {

  @Override
  public String toString() {
    return "InstanceCertificate[" + hash + " " + fingerprint + "]";
  }
}
