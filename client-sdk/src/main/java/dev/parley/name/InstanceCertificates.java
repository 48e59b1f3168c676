package dev.parley.name;

import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

/**
 * Gives the sessions of each name their DTLS certificate, so that the name's identity can vouch for
 * it. Implemented by whoever makes the sessions.
 */
public interface InstanceCertificates {

  /**
   * The certificate for the sessions that come in by a name from now on. Called on a thread that
   * may block, before each start of the name, automatic ones included.
   *
   * @param stored what the store kept of the last one; empty if there is none
   * @return the same if it still serves, else a new one
   */
  InstanceCertificate certificate(EntityBareJid name, Optional<String> stored);
}
