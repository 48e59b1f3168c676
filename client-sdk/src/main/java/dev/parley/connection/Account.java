package dev.parley.connection;

import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * An XMPP account (RFC 7622): {@code alice@example.org}, with a resource if the application insists
 * on one.
 *
 * @param jid the account's bare JID
 * @param resource the resource to bind; absent: a random one, kept for the life of the connection
 */
public record Account(EntityBareJid jid, Optional<Resourcepart> resource) {

  /**
   * Reads {@code localpart@domain} or {@code localpart@domain/resource}.
   *
   * @throws IllegalArgumentException if the text is no such JID; the message says what is missing
   */
  public static Account of(String text) {
    Jid jid;
    try {
      jid = JidCreate.from(text);
    } catch (XmppStringprepException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an account: write it like alice@example.org", e);
    }
    EntityBareJid bare = jid.asEntityBareJidIfPossible();
    if (bare == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an account: write it like alice@example.org");
    }
    return new Account(bare, Optional.ofNullable(jid.getResourceOrNull()));
  }

  /** The XMPP domain, against which the server's certificate is checked. */
  public String domain() {
    return jid.getDomain().toString();
  }

  @Override
  public String toString() {
    return resource.map(r -> jid + "/" + r).orElseGet(jid::toString);
  }
}
