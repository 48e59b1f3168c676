package dev.parley.name.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.name.IdentityFileException;
import dev.parley.name.IdentityFileException.Problem;
import dev.parley.name.StoredIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An identity on its way to another machine, as {@code docs/identity.md} describes it: JSON, the
 * private key encrypted with AES-256-GCM under a key that PBKDF2-HMAC-SHA256 makes of a passphrase.
 * Everything else in the file is authenticated with it.
 */
record IdentityFile(
    @Nullable String format,
    int version,
    @Nullable String name,
    @Nullable String identity,
    @Nullable String kdf,
    int iterations,
    @Nullable String salt,
    @Nullable String cipher,
    @Nullable String nonce,
    @Nullable String data) {

  static final int ITERATIONS = 600_000;

  private static final String FORMAT = "parley-identity";
  private static final int VERSION = 1;
  private static final String KDF = "PBKDF2-HMAC-SHA256";
  private static final String CIPHER = "AES-256-GCM";
  private static final int MAX_ITERATIONS = 10_000_000;
  private static final int MAX_CHARS = 64 << 10;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON = new ObjectMapper();

  static String seal(String name, StoredIdentity identity, char[] passphrase, int iterations) {
    IdentityFile head =
        new IdentityFile(
            FORMAT,
            VERSION,
            name,
            identity.publicKey(),
            KDF,
            iterations,
            random(16),
            CIPHER,
            random(12),
            null);
    try {
      Cipher aes = head.cipher(Cipher.ENCRYPT_MODE, passphrase);
      byte[] secret = Base64.getDecoder().decode(identity.privateKey());
      String data = Base64.getEncoder().encodeToString(aes.doFinal(secret));
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(head.with(data)) + "\n";
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("this Java installation cannot encrypt", e);
    }
  }

  /**
   * Reads one.
   *
   * @throws IdentityFileException if it is none, not for that name, or the passphrase is wrong
   */
  static StoredIdentity open(String name, String text, char[] passphrase) {
    IdentityFile file = parse(name, text);
    if (!name.equals(file.name)) {
      throw new IdentityFileException(
          name, Problem.OTHER_NAME, "the file holds that of " + file.name);
    }
    try {
      byte[] data = Base64.getDecoder().decode(String.valueOf(file.data));
      if (data.length <= TAG_BITS / 8) {
        throw unreadable(name, "the file is damaged: export it again");
      }
      byte[] secret = file.cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(data);
      StoredIdentity opened =
          new StoredIdentity(
              String.valueOf(file.identity), Base64.getEncoder().encodeToString(secret));
      if (IdentityKey.of(opened).isEmpty()) {
        throw unreadable(name, "the file is damaged: export it again");
      }
      return opened;
    } catch (AEADBadTagException e) {
      throw new IdentityFileException(
          name, Problem.WRONG_PASSPHRASE, "the passphrase is wrong, or the file was changed");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable(name, "the file is damaged: export it again");
    }
  }

  private static IdentityFile parse(String name, String text) {
    if (text.length() > MAX_CHARS) {
      throw unreadable(name, "the file is not an exported identity");
    }
    try {
      IdentityFile file = JSON.readValue(text, IdentityFile.class);
      if (file == null || !FORMAT.equals(file.format)) {
        throw unreadable(name, "the file is not an exported identity");
      }
      if (file.version != VERSION || !KDF.equals(file.kdf) || !CIPHER.equals(file.cipher)) {
        throw unreadable(name, "the file was written by a later version of Parley");
      }
      // A number from outside decides how long this takes.
      if (file.iterations < 1 || file.iterations > MAX_ITERATIONS) {
        throw unreadable(name, "the file is damaged: export it again");
      }
      return file;
    } catch (JsonProcessingException e) {
      throw unreadable(name, "the file is not an exported identity");
    }
  }

  private static IdentityFileException unreadable(String name, String detail) {
    return new IdentityFileException(name, Problem.UNREADABLE, detail);
  }

  private IdentityFile with(String newData) {
    return new IdentityFile(
        format, version, name, identity, kdf, iterations, salt, cipher, nonce, newData);
  }

  private Cipher cipher(int mode, char[] passphrase) throws GeneralSecurityException {
    Base64.Decoder base64 = Base64.getDecoder();
    PBEKeySpec spec =
        new PBEKeySpec(passphrase, base64.decode(String.valueOf(salt)), iterations, 256);
    byte[] key = {};
    try {
      key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
      aes.init(
          mode,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, base64.decode(String.valueOf(nonce))));
      aes.updateAAD(header().getBytes(StandardCharsets.UTF_8));
      return aes;
    } finally {
      spec.clearPassword();
      Arrays.fill(key, (byte) 0);
    }
  }

  private String header() {
    return String.join(
        "\n",
        String.valueOf(format),
        Integer.toString(version),
        String.valueOf(name),
        String.valueOf(identity),
        String.valueOf(kdf),
        Integer.toString(iterations),
        String.valueOf(salt),
        String.valueOf(cipher),
        String.valueOf(nonce));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }
}
