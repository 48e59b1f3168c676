package dev.parley.openfire.registry;

/**
 * The fingerprint of an instance's DTLS certificate, signed with the name's identity. The service
 * hands it on; it is for the peers to verify.
 *
 * @param hash the hash function's name as XEP-0320 writes it, such as {@code sha-256}
 * @param signature Ed25519 signature, base64
 * @param value the fingerprint, upper-case hex pairs joined by colons
 */
public record Fingerprint(String hash, String signature, String value) {}
