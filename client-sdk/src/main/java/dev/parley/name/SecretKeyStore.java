package dev.parley.name;

import dev.parley.name.internal.FileKeyStore;
import dev.parley.name.internal.MemoryKeyStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/**
 * Keeps, per account and name, the secret key, the identity, the certificate of its sessions and
 * the ids of this machine's instances. May block on files; the SDK calls it on a thread of its own,
 * one call after the other.
 */
public interface SecretKeyStore {

  /**
   * A store in a folder, made if absent, readable by its owner only. Several processes may share
   * it.
   */
  static SecretKeyStore inFolder(Path folder) {
    return new FileKeyStore(folder);
  }

  /** A store that forgets everything with this process. */
  static SecretKeyStore inMemory() {
    return new MemoryKeyStore();
  }

  /**
   * The secret key of a name.
   *
   * @throws SecretStoreException if the store cannot be read
   */
  Optional<String> key(BareJid account, EntityBareJid name);

  /**
   * Stores the secret key of a name; when this returns it has survived a crash.
   *
   * @throws SecretStoreException if the store cannot be written
   */
  void saveKey(BareJid account, EntityBareJid name, String key);

  /**
   * Forgets the secret key of a name.
   *
   * @throws SecretStoreException if the store cannot be written
   */
  void removeKey(BareJid account, EntityBareJid name);

  /**
   * Looks at the identity of a name and changes it in one step, among threads and processes; when
   * this returns it has survived a crash.
   *
   * @param change given what is stored, gives what shall be; empty for nothing
   * @return what the change gave
   * @throws SecretStoreException if the store cannot be read or written
   */
  Optional<StoredIdentity> updateIdentity(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<StoredIdentity>> change);

  /**
   * Likewise for the certificate that the instances of a name have in their sessions.
   *
   * @return what the change gave
   * @throws SecretStoreException if the store cannot be read or written
   */
  Optional<String> updateCertificate(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<String>> change);

  /**
   * An instance id for this process: the same in each run, but never one that another living
   * process uses.
   *
   * @throws SecretStoreException if the store cannot be read or written
   */
  InstanceLease lease(BareJid account, EntityBareJid name);

  /** An instance id that belongs to this process until it is closed, or the process ends. */
  interface InstanceLease extends AutoCloseable {

    /** 16 random bytes in base64url. */
    String instance();

    /** Gives the id back, for the next run. */
    @Override
    void close();
  }
}
