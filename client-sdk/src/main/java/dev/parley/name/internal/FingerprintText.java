package dev.parley.name.internal;

import dev.parley.name.NameIdentity;
import dev.parley.name.SignedFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jxmpp.jid.EntityBareJid;

/** The text by whose signature an identity vouches for the certificate of an instance. */
final class FingerprintText {

  /** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private FingerprintText() {}

  static byte[] of(EntityBareJid name, String instance, String hash, String fingerprint) {
    String text =
        "parley:fingerprint:1\n"
            + name
            + "\n"
            + instance
            + "\n"
            + hash
            + "\n"
            + fingerprint.toUpperCase(Locale.ROOT);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the identity has signed it; whatever cannot be read is not signed. */
  static boolean isSigned(
      NameIdentity identity, EntityBareJid name, String instance, SignedFingerprint fingerprint) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(identity));
      verifier.update(of(name, instance, fingerprint.hash(), fingerprint.value()));
      return verifier.verify(Base64.getDecoder().decode(fingerprint.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  static PublicKey publicKey(NameIdentity identity) throws GeneralSecurityException {
    byte[] raw = identity.bytes();
    byte[] encoded = new byte[PREFIX.length + raw.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
