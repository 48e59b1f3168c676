package dev.parley.name.internal;

import dev.parley.name.KnownMasters;
import dev.parley.name.NameIdentity;
import dev.parley.name.SecretStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/** Known masters in a file that people can read and edit. Lines that begin with # are kept. */
public final class FileKnownMasters implements KnownMasters {

  private static final long MAX_BYTES = 16 << 20;

  private final Path file;

  /** In that file, which is made when it is first needed. */
  public FileKnownMasters(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<NameIdentity> find(EntityBareJid name) {
    // A file is replaced in one step: no lock to read it.
    return Optional.ofNullable(read(name).get(name.toString())).map(line -> identity(name, line));
  }

  @Override
  public boolean replace(
      EntityBareJid name, Optional<NameIdentity> former, Optional<NameIdentity> now) {
    return locked(
        name,
        () -> {
          Map<String, String> lines = read(name);
          Optional<NameIdentity> known =
              Optional.ofNullable(lines.get(name.toString())).map(line -> identity(name, line));
          if (!known.equals(former)) {
            return false;
          }
          if (!now.equals(former)) {
            now.ifPresentOrElse(
                identity -> lines.put(name.toString(), name + " " + identity.publicKey()),
                () -> lines.remove(name.toString()));
            write(name, lines);
          }
          return true;
        });
  }

  @Override
  public String describe() {
    return file.toString();
  }

  private <T> T locked(EntityBareJid name, Supplier<T> work) {
    try {
      Path folder = file.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        OwnerOnly.folder(folder);
      }
      return FolderLock.whileHeld(file.resolveSibling(file.getFileName() + ".lock"), work);
    } catch (IOException | UncheckedIOException e) {
      throw failed(name, "cannot be used (" + e.getMessage() + ")", e);
    }
  }

  /** By name; what is no entry by itself. */
  private Map<String, String> read(EntityBareJid name) {
    Map<String, String> lines = new LinkedHashMap<>();
    try {
      if (!Files.exists(file)) {
        return lines;
      }
      if (Files.size(file) > MAX_BYTES) {
        throw failed(name, "is too large", null);
      }
      for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
        boolean entry = !line.isBlank() && !line.startsWith("#");
        lines.put(entry ? line.strip().split("\\s+", 2)[0] : line, line.strip());
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw failed(name, "is no text in UTF-8: restore it", e);
    } catch (IOException e) {
      throw failed(name, "cannot be read", e);
    }
  }

  /** A line that cannot be read must not pass for an unknown master. */
  private NameIdentity identity(EntityBareJid name, String line) {
    String[] parts = line.split("\\s+", -1);
    try {
      if (parts.length == 2) {
        return new NameIdentity(parts[1]);
      }
    } catch (IllegalArgumentException e) {
      throw failed(name, "has a damaged line for " + name + ": restore or remove it", e);
    }
    throw failed(name, "has a damaged line for " + name + ": restore or remove it", null);
  }

  private void write(EntityBareJid name, Map<String, String> lines) {
    String text = String.join("\n", lines.values()) + (lines.isEmpty() ? "" : "\n");
    try {
      OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(name, "cannot be written", e);
    }
  }

  private SecretStoreException failed(EntityBareJid name, String what, @Nullable Exception cause) {
    return new SecretStoreException(
        name.toString(), "the file of known masters " + file + " " + what, cause);
  }
}
