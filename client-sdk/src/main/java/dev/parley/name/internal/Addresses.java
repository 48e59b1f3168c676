package dev.parley.name.internal;

import dev.parley.name.NameAddress;
import dev.parley.name.SignedFingerprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes a {@link NameAddress} of an {@code <address/>}. */
final class Addresses {

  private Addresses() {}

  /** Empty if something that must be there is not, or is not what it should be. */
  static Optional<NameAddress> of(EntityBareJid name, Node node) {
    EntityFullJid jid = jid(node.attribute("jid"));
    String ticket = node.attribute("ticket");
    Optional<Long> epoch = node.number("epoch");
    String instance = node.attribute("instance");
    if (jid == null || ticket == null || epoch.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NameAddress(
            name.getLocalpart().asUnescapedString(),
            name,
            jid,
            instance == null ? "" : instance,
            epoch.get(),
            since(node.attribute("since")),
            ticket,
            node.child("description").map(Node::text),
            node.child("identity").map(child -> child.text().strip()),
            node.child("fingerprint").flatMap(Addresses::fingerprint)));
  }

  private static @Nullable EntityFullJid jid(@Nullable String text) {
    try {
      return text == null ? null : JidCreate.entityFullFrom(text);
    } catch (XmppStringprepException e) {
      return null;
    }
  }

  private static Instant since(@Nullable String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<SignedFingerprint> fingerprint(Node node) {
    String hash = node.attribute("hash");
    String signature = node.attribute("signature");
    return hash == null || signature == null
        ? Optional.empty()
        : Optional.of(new SignedFingerprint(hash, node.text().strip(), signature));
  }
}
