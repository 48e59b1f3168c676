package dev.parley.name.internal;

import dev.parley.name.InstanceCertificate;
import dev.parley.name.InstanceCertificates;
import dev.parley.name.SecretStoreException;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.StoredIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/**
 * The identity of a name that is started here, and the certificate it vouches for. Safe for use by
 * any thread.
 */
final class OwnIdentity {

  private final NameContext context;
  private @Nullable IdentityKey key;
  private @Nullable InstanceCertificate certificate;
  private boolean fresh;

  OwnIdentity(NameContext context) {
    this.context = context;
  }

  /**
   * Reads or makes both and gives the name back, on the thread for files; nothing without sessions
   * to vouch for.
   */
  synchronized EntityBareJid prepare(EntityBareJid name) {
    Optional<InstanceCertificates> source = context.certificates();
    if (source.isEmpty()) {
      return name;
    }
    BareJid account = context.account();
    StoredIdentity stored =
        context
            .store()
            .updateIdentity(account, name, known -> known.or(this::make))
            .orElseThrow(() -> damaged(name));
    key = IdentityKey.of(stored).orElseThrow(() -> damaged(name));
    InstanceCertificate[] current = new InstanceCertificate[1];
    Optional<String> kept =
        context
            .store()
            .updateCertificate(
                account,
                name,
                former -> {
                  current[0] = source.get().certificate(name, former);
                  return Optional.of(current[0].stored());
                });
    certificate = kept.isPresent() ? current[0] : null;
    return name;
  }

  private Optional<StoredIdentity> make() {
    fresh = true;
    return Optional.of(IdentityKey.fresh());
  }

  private static SecretStoreException damaged(EntityBareJid name) {
    return new SecretStoreException(
        name.toString(), "the stored identity is damaged: restore it, or import it again", null);
  }

  synchronized Optional<String> publicKey() {
    return Optional.ofNullable(key).map(known -> known.identity().publicKey());
  }

  synchronized Optional<SignedFingerprint> fingerprint(EntityBareJid name, String instance) {
    IdentityKey known = key;
    InstanceCertificate current = certificate;
    return known == null || current == null
        ? Optional.empty()
        : Optional.of(known.sign(name, instance, current));
  }

  /** Forgets an identity that was made for nothing, on the thread for files. */
  synchronized EntityBareJid discard(EntityBareJid name) {
    IdentityKey made = key;
    if (fresh && made != null) {
      fresh = false;
      Optional<StoredIdentity> left =
          context
              .store()
              .updateIdentity(
                  context.account(),
                  name,
                  known ->
                      known.filter(kept -> !kept.publicKey().equals(made.identity().publicKey())));
      key = left.flatMap(IdentityKey::of).orElse(null);
    }
    return name;
  }
}
