package dev.parley.name;

import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Who serves a name, as the server answered.
 *
 * @param name the name, without the service's domain
 * @param nameJid the name's own JID
 * @param jid the full JID of the instance that serves it
 * @param instance the id of that instance, which its signature covers; empty if the server does not
 *     say
 * @param epoch counts the changes of that instance
 * @param since when it began to
 * @param ticket proof for that instance that this account may call the name; a secret, good for
 *     about a minute
 * @param description text for people
 * @param identity the Ed25519 public key of the name, 32 bytes in base64
 * @param fingerprint of the instance's DTLS certificate, signed with the identity
 */
public record NameAddress(
    String name,
    EntityBareJid nameJid,
    EntityFullJid jid,
    String instance,
    long epoch,
    Instant since,
    String ticket,
    Optional<String> description,
    Optional<String> identity,
    Optional<SignedFingerprint> fingerprint) {

  @Override
  public String toString() {
    return "NameAddress[" + name + " at " + jid + ", epoch " + epoch + "]";
  }
}
