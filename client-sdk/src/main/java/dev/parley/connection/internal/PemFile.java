package dev.parley.connection.internal;

import dev.parley.connection.TrustFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

/** A file of certificates in PEM form (RFC 7468) as a key store of trust anchors. */
final class PemFile {

  private static final int MAX_BYTES = 4 << 20;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private PemFile() {}

  /**
   * Reads every certificate in the file; other blocks (keys, comments) are passed over.
   *
   * @throws TrustFileException if there is none, or the file cannot be read
   */
  static KeyStore read(Path file) {
    List<String> blocks = blocks(file, text(file));
    if (blocks.isEmpty()) {
      throw new TrustFileException(file, "it holds no certificate", null);
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (int i = 0; i < blocks.size(); i++) {
        byte[] pem = blocks.get(i).getBytes(StandardCharsets.US_ASCII);
        Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(pem));
        store.setCertificateEntry("anchor-" + i, certificate);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new TrustFileException(file, "a certificate in it is damaged", e);
    }
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new TrustFileException(file, "it is a folder", null);
    }
    // The size of a device or a pipe is known when it has been read.
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TrustFileException(file, "it is larger than 4 MiB", null);
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TrustFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new TrustFileException(file, "it cannot be read", e);
    }
  }

  private static List<String> blocks(Path file, String text) {
    List<String> blocks = new ArrayList<>();
    for (int from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from)) {
      int end = text.indexOf(END, from);
      if (end < 0) {
        throw new TrustFileException(file, "its last certificate is cut off", null);
      }
      blocks.add(text.substring(from, end + END.length()) + "\n");
      from = end;
    }
    return blocks;
  }
}
