package dev.parley.openfire.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a name is reached now.
 *
 * @param jid full JID of the active instance
 * @param instance the id of that instance, which the signature of its fingerprint covers
 * @param epoch its epoch
 * @param since when it became active
 * @param ticket proof for the instance that the caller was allowed to resolve
 * @param description text for people
 * @param identity the name's Ed25519 public key, base64
 * @param fingerprint of the instance's certificate, signed with the identity
 */
public record Address(
    String jid,
    String instance,
    long epoch,
    Instant since,
    String ticket,
    @Nullable String description,
    @Nullable String identity,
    @Nullable Fingerprint fingerprint) {

  @Override
  public String toString() {
    return "Address[" + jid + ", epoch " + epoch + "]";
  }
}
