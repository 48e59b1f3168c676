package dev.parley.name.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.name.SecretKeyStore;
import dev.parley.name.SecretStoreException;
import dev.parley.name.StoredIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/**
 * Keys in files: a folder per account and name, with {@code name.json}, a lock for changes, and a
 * lock for each instance id. The operating system lets go of a lock when its process dies however
 * it dies, so a killed master finds its own id free again, and two living ones never share one.
 */
public final class FileKeyStore implements SecretKeyStore {

  private static final int MAX_INSTANCES = 16;
  private static final long MAX_BYTES = 64 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;

  /** A store in that folder, which is made when it is first needed. */
  public FileKeyStore(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public Optional<String> key(BareJid account, EntityBareJid name) {
    return inFolder(
        account, name, folder -> Optional.ofNullable(read(folder, account, name).key()));
  }

  @Override
  public void saveKey(BareJid account, EntityBareJid name, String key) {
    change(account, name, file -> file.withKey(key));
  }

  @Override
  public void removeKey(BareJid account, EntityBareJid name) {
    change(account, name, file -> file.withKey(null));
  }

  @Override
  public Optional<StoredIdentity> updateIdentity(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<StoredIdentity>> change) {
    return update(account, name, KeyFile::identity, KeyFile::withIdentity, change);
  }

  @Override
  public Optional<String> updateCertificate(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<String>> change) {
    return update(account, name, KeyFile::certificate, KeyFile::withCertificate, change);
  }

  private <T> Optional<T> update(
      BareJid account,
      EntityBareJid name,
      Function<KeyFile, @Nullable T> getter,
      BiFunction<KeyFile, @Nullable T, KeyFile> setter,
      UnaryOperator<Optional<T>> change) {
    return inFolder(
        account,
        name,
        folder -> {
          KeyFile file = read(folder, account, name);
          Optional<T> before = Optional.ofNullable(getter.apply(file));
          Optional<T> after = change.apply(before);
          if (!after.equals(before)) {
            write(folder, setter.apply(file, after.orElse(null)));
          }
          return after;
        });
  }

  @Override
  public InstanceLease lease(BareJid account, EntityBareJid name) {
    return inFolder(
        account,
        name,
        folder -> {
          for (int i = 0; i < MAX_INSTANCES; i++) {
            Optional<FileLease> lock = FileLease.tryAcquire(folder.resolve("instance-" + i));
            if (lock.isPresent()) {
              lock.get().assign(instance(folder, account, name, i));
              return lock.get();
            }
          }
          throw new SecretStoreException(
              name.toString(), MAX_INSTANCES + " instances run on this machine: stop one", null);
        });
  }

  private String instance(Path folder, BareJid account, EntityBareJid name, int index) {
    KeyFile file = read(folder, account, name);
    if (index < file.instances().size()) {
      return file.instances().get(index);
    }
    List<String> ids = new ArrayList<>(file.instances());
    while (ids.size() <= index) {
      ids.add(Instances.fresh());
    }
    write(folder, file.withInstances(ids));
    return ids.get(index);
  }

  private void change(BareJid account, EntityBareJid name, UnaryOperator<KeyFile> change) {
    Void unused =
        inFolder(
            account,
            name,
            folder -> {
              write(folder, change.apply(read(folder, account, name)));
              return null;
            });
  }

  private <T> T inFolder(BareJid account, EntityBareJid name, Function<Path, T> work) {
    Path folder = root.resolve(folderName(account, name));
    try {
      OwnerOnly.folder(folder);
      return FolderLock.whileHeld(folder.resolve("lock"), () -> work.apply(folder));
    } catch (IOException | UncheckedIOException e) {
      throw new SecretStoreException(
          name.toString(), "the folder " + folder + " cannot be used (" + e.getMessage() + ")", e);
    }
  }

  private static KeyFile read(Path folder, BareJid account, EntityBareJid name) {
    Path file = folder.resolve("name.json");
    try {
      if (!Files.exists(file)) {
        return KeyFile.empty(account.toString(), name.toString());
      }
      if (OwnerOnly.isExposed(file)) {
        throw new SecretStoreException(
            name.toString(),
            "others can read " + file + ": make it yours alone (chmod 600) and change the key",
            null);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new SecretStoreException(name.toString(), file + " is not a key file", null);
      }
      KeyFile read = JSON.readValue(Files.readAllBytes(file), KeyFile.class);
      if (read.version() != KeyFile.VERSION) {
        throw new SecretStoreException(
            name.toString(), file + " was written by a later version of Parley", null);
      }
      return read;
    } catch (JsonProcessingException e) {
      // The parser's message would quote the file.
      throw new SecretStoreException(
          name.toString(), file + " is damaged: restore it, or move it away", null);
    } catch (IOException e) {
      throw new SecretStoreException(name.toString(), file + " cannot be read", e);
    }
  }

  private static void write(Path folder, KeyFile content) {
    Path file = folder.resolve("name.json");
    try {
      OwnerOnly.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    } catch (IOException e) {
      throw new SecretStoreException(content.name(), file + " cannot be written", e);
    }
  }

  /** Readable as far as file systems allow, and unique. */
  private static String folderName(BareJid account, EntityBareJid name) {
    String readable = name.getLocalpart().toString().replaceAll("[^a-z0-9._-]", "_");
    String key = account + "\n" + name;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return readable.substring(0, Math.min(40, readable.length()))
          + "-"
          + HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java installation has no SHA-256", e);
    }
  }
}
