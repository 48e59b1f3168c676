package dev.parley;

import org.jxmpp.jid.Jid;

/** Nobody is there at that address who could take the session. Try again when it is online. */
public final class PeerUnavailableException extends ParleyException {
  private static final long serialVersionUID = 1L;

  private final transient Jid peer;

  public PeerUnavailableException(Jid peer, String why) {
    super(peer + " is not available: " + why);
    this.peer = peer;
  }

  public Jid peer() {
    return peer;
  }
}
