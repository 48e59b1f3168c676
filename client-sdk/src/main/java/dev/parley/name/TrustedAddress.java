package dev.parley.name;

import java.util.Optional;

/**
 * An address whose identity was checked against what this client knows.
 *
 * @param address as the server answered
 * @param known the identity that was known; empty for none
 * @param identity the identity that the name has now, which is the known one, or the first, or one
 *     that the caller wanted to accept; empty if the name has none
 * @param fingerprint the fingerprint that the session's certificate must have, vouched for by the
 *     identity; empty if the name has none
 */
public record TrustedAddress(
    NameAddress address,
    Optional<NameIdentity> known,
    Optional<NameIdentity> identity,
    Optional<SignedFingerprint> fingerprint) {}
