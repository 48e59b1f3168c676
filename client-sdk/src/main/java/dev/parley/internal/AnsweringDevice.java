package dev.parley.internal;

import dev.parley.connection.Connection;
import dev.parley.jingle.JingleNamespaces;
import dev.parley.mapping.JingleForm;
import java.util.Set;
import org.jxmpp.jid.EntityFullJid;

/**
 * A device that has taken a call.
 *
 * @param destination where to send the session-initiate
 * @param takesData whether data channels may be offered: clients that do not know them may refuse
 *     the whole session
 */
record AnsweringDevice(Destination destination, boolean takesData) {

  /** One that has these features, and takes a session of that id. */
  static AnsweringDevice of(EntityFullJid device, String sid, Set<String> features) {
    return new AnsweringDevice(
        new Destination(device, null, form(features), null, sid),
        features.contains(JingleNamespaces.DTLS_SCTP));
  }

  private static JingleForm form(Set<String> features) {
    if (features.contains(Connection.PEER_FEATURE)) {
      return JingleForm.PARLEY;
    }
    return features.contains(JingleNamespaces.MSID) ? JingleForm.STREAMS : JingleForm.STANDARD;
  }
}
