package dev.parley.name.internal;

import dev.parley.name.SecretKeyStore;
import dev.parley.name.StoredIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** Keys for as long as the process lives. */
public final class MemoryKeyStore implements SecretKeyStore {

  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Map<String, StoredIdentity> identities = new ConcurrentHashMap<>();
  private final Map<String, String> certificates = new ConcurrentHashMap<>();

  @Override
  public Optional<String> key(BareJid account, EntityBareJid name) {
    return Optional.ofNullable(keys.get(account + "\n" + name));
  }

  @Override
  public void saveKey(BareJid account, EntityBareJid name, String key) {
    keys.put(account + "\n" + name, key);
  }

  @Override
  public void removeKey(BareJid account, EntityBareJid name) {
    keys.remove(account + "\n" + name);
  }

  @Override
  public Optional<StoredIdentity> updateIdentity(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<StoredIdentity>> change) {
    return update(identities, account, name, change);
  }

  @Override
  public Optional<String> updateCertificate(
      BareJid account, EntityBareJid name, UnaryOperator<Optional<String>> change) {
    return update(certificates, account, name, change);
  }

  private static <T> Optional<T> update(
      Map<String, T> map, BareJid account, EntityBareJid name, UnaryOperator<Optional<T>> change) {
    return Optional.ofNullable(
        map.compute(
            account + "\n" + name,
            (key, value) -> change.apply(Optional.ofNullable(value)).orElse(null)));
  }

  @Override
  public InstanceLease lease(BareJid account, EntityBareJid name) {
    return new MemoryLease(Instances.fresh());
  }

  private record MemoryLease(String instance) implements InstanceLease {

    @Override
    public void close() {}
  }
}
