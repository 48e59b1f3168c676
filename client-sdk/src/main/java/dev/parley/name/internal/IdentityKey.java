package dev.parley.name.internal;

import dev.parley.name.InstanceCertificate;
import dev.parley.name.NameIdentity;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.StoredIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/** The key pair of a name's identity, checked: its halves belong together. */
final class IdentityKey {

  private static final String ALGORITHM = "Ed25519";

  private final NameIdentity identity;
  private final PrivateKey privateKey;

  private IdentityKey(NameIdentity identity, PrivateKey privateKey) {
    this.identity = identity;
    this.privateKey = privateKey;
  }

  static StoredIdentity fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
      Base64.Encoder base64 = Base64.getEncoder();
      return new StoredIdentity(
          base64.encodeToString(raw), base64.encodeToString(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation has no " + ALGORITHM, e);
    }
  }

  /** Empty if it is not a key pair. */
  static Optional<IdentityKey> of(StoredIdentity stored) {
    try {
      byte[] encoded = Base64.getDecoder().decode(stored.privateKey());
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      IdentityKey pair = new IdentityKey(new NameIdentity(stored.publicKey()), key);
      byte[] probe = {1, 2, 3};
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(FingerprintText.publicKey(pair.identity));
      verifier.update(probe);
      return verifier.verify(pair.sign(probe)) ? Optional.of(pair) : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  NameIdentity identity() {
    return identity;
  }

  SignedFingerprint sign(EntityBareJid name, String instance, InstanceCertificate certificate) {
    String value = certificate.fingerprint().toUpperCase(Locale.ROOT);
    try {
      byte[] signature = sign(FingerprintText.of(name, instance, certificate.hash(), value));
      return new SignedFingerprint(
          certificate.hash(), value, Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an identity that signed before does not sign", e);
    }
  }

  private byte[] sign(byte[] text) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(ALGORITHM);
    signer.initSign(privateKey);
    signer.update(text);
    return signer.sign();
  }

  @Override
  public String toString() {
    return "IdentityKey[" + identity + "]";
  }
}
