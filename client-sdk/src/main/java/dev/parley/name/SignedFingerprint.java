package dev.parley.name;

/**
 * The fingerprint of an instance's DTLS certificate, as the instance signed it.
 *
 * @param hash the hash function, {@code sha-256} (RFC 8122 section 5)
 * @param value upper-case hexadecimal bytes, separated by colons
 * @param signature base64 of the Ed25519 signature
 */
public record SignedFingerprint(String hash, String value, String signature) {}
