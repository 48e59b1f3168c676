package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.internal.FileTree;
import dev.parley.embedded.internal.PluginNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The directory that Openfire calls its home.
 *
 * <pre>
 * conf/       openfire.xml, security.xml   written at each start
 * database/   HSQLDB                       kept
 * security/   key store, trust store       kept
 * plugins/    jars and what is in them     written at each start
 * server.pem  the certificate              written at each start
 * </pre>
 */
final class Home {
  private final Path root;
  private final char[] keyStorePassword;

  private Home(Path root, char[] keyStorePassword) {
    this.root = root;
    this.keyStorePassword = keyStorePassword;
  }

  /** Makes the directory ready for a start. */
  static Home prepare(Path root, String bindAddress, List<Path> plugins) {
    try {
      FileTree.delete(root.resolve("plugins"));
      OwnerOnly.createDirectory(root.resolve("security"));
      OwnerOnly.createDirectory(root.resolve("database"));
      Files.createDirectories(root.resolve("conf"));
      Files.createDirectories(root.resolve("plugins/admin"));
      write(root.resolve("conf/openfire.xml"), Xml.openfire(bindAddress));
      write(root.resolve("conf/security.xml"), Xml.security());
      write(root.resolve("plugins/admin/plugin.xml"), Xml.adminPlugin());
      Home home = new Home(root, password(root.resolve("security/password")));
      for (Path jar : plugins) {
        home.copyPlugin(jar);
      }
      return home;
    } catch (IOException e) {
      throw new EmbeddedOpenfireException(
          "The data directory " + root + " cannot be prepared: check that it is writable", e);
    }
  }

  /** The key store's password protects nothing from who can read this directory. */
  private static char[] password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      OwnerOnly.create(file);
      write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file, StandardCharsets.US_ASCII).strip().toCharArray();
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private void copyPlugin(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new EmbeddedOpenfireException(
          "There is no plugin " + jar + ": build it, or correct the path");
    }
    Path target = root.resolve("plugins").resolve(PluginNames.of(jar) + ".jar");
    Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
  }

  Path root() {
    return root;
  }

  Path keyStore() {
    return root.resolve("security/keystore.p12");
  }

  Path trustStore() {
    return root.resolve("security/truststore.p12");
  }

  char[] keyStorePassword() {
    return keyStorePassword.clone();
  }

  Path pem() {
    return root.resolve("server.pem");
  }
}
