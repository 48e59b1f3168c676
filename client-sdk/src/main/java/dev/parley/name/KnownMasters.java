package dev.parley.name;

import dev.parley.name.internal.FileKnownMasters;
import dev.parley.name.internal.MemoryKnownMasters;
import java.nio.file.Path;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/**
 * The identities of the masters that this client has been connected to, as SSH keeps those of
 * hosts. May block on files; the SDK calls it on a thread of its own.
 */
public interface KnownMasters {

  /**
   * A file, made when it is first needed, that only its owner can read. A line per master: the
   * name's JID, a space, its public key in base64. Several processes may share it.
   */
  static KnownMasters inFile(Path file) {
    return new FileKnownMasters(file);
  }

  /** Forgotten with this process. */
  static KnownMasters inMemory() {
    return new MemoryKnownMasters();
  }

  /**
   * The identity that a name had when this client was last connected to it.
   *
   * @throws SecretStoreException if the store cannot be read
   */
  Optional<NameIdentity> find(EntityBareJid name);

  /**
   * Remembers an identity in place of another, if that is still the one known.
   *
   * @param former what was known; empty for nothing
   * @param now what is known from now on; empty forgets the name
   * @return false, and nothing is changed, if something else than the former is known
   * @throws SecretStoreException if the store cannot be read or written
   */
  boolean replace(EntityBareJid name, Optional<NameIdentity> former, Optional<NameIdentity> now);

  /** Where it is kept, for messages. */
  String describe();
}
