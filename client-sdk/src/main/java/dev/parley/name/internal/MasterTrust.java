package dev.parley.name.internal;

import dev.parley.name.IdentityChangedException;
import dev.parley.name.IdentityUnprovenException;
import dev.parley.name.KnownMasters;
import dev.parley.name.NameAddress;
import dev.parley.name.NameIdentity;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.TrustedAddress;
import java.util.Optional;

/** Holds what the server says about a name against what this client knows of it. */
final class MasterTrust {

  private final KnownMasters masters;

  MasterTrust(KnownMasters masters) {
    this.masters = masters;
  }

  /**
   * Judges an address; may block on a file.
   *
   * @param acceptNew whether an identity other than the known one is welcome
   * @throws IdentityChangedException if it is not
   * @throws IdentityUnprovenException if the identity does not vouch for the instance
   */
  TrustedAddress judge(NameAddress address, boolean acceptNew) {
    Optional<NameIdentity> known = masters.find(address.nameJid());
    if (address.identity().isEmpty()) {
      if (known.isPresent()) {
        throw new IdentityUnprovenException(
            address.name(),
            "it shows no identity, but had "
                + known.get().fingerprint()
                + " (remove its line from "
                + masters.describe()
                + " if that is right)");
      }
      return new TrustedAddress(address, known, Optional.empty(), Optional.empty());
    }
    NameIdentity identity = identity(address, address.identity().get());
    if (!acceptNew && known.isPresent() && !known.get().equals(identity)) {
      throw new IdentityChangedException(address.name(), known.get(), identity);
    }
    return new TrustedAddress(
        address, known, Optional.of(identity), Optional.of(proven(address, identity)));
  }

  private static NameIdentity identity(NameAddress address, String text) {
    try {
      return new NameIdentity(text);
    } catch (IllegalArgumentException e) {
      throw new IdentityUnprovenException(address.name(), "its identity cannot be read");
    }
  }

  private static SignedFingerprint proven(NameAddress address, NameIdentity identity) {
    SignedFingerprint fingerprint =
        address
            .fingerprint()
            .orElseThrow(
                () ->
                    new IdentityUnprovenException(
                        address.name(), "the instance that serves it has not the name's identity"));
    if (!fingerprint.hash().equals("sha-256")
        || !FingerprintText.isSigned(
            identity, address.nameJid(), address.instance(), fingerprint)) {
      throw new IdentityUnprovenException(
          address.name(), "the fingerprint of its certificate is not signed with its identity");
    }
    return fingerprint;
  }

  /** Remembers the identity of a master that was reached; may block on a file. */
  void remember(TrustedAddress reached) {
    if (reached.known().equals(reached.identity())) {
      return;
    }
    NameAddress address = reached.address();
    if (!masters.replace(address.nameJid(), reached.known(), reached.identity())
        && !masters.find(address.nameJid()).equals(reached.identity())) {
      throw new IdentityUnprovenException(
          address.name(), "another program of this account has met it with another identity");
    }
  }
}
