package dev.parley.jingle;

import org.jspecify.annotations.Nullable;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Reads addresses in the connection's jxmpp context. */
final class JidReader {
  private final JxmppContext context;

  JidReader(JxmppContext context) {
    this.context = context;
  }

  /** Null for an absent address, and for one that some clients leave empty. */
  @Nullable Jid read(String attribute, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return JidCreate.from(text, context);
    } catch (XmppStringprepException notOne) {
      throw new IllegalArgumentException(attribute + " is not an address", notOne);
    }
  }
}
