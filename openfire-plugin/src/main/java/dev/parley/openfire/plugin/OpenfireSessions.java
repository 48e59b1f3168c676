package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.SessionState;
import dev.parley.openfire.registry.Sessions;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.LocalSession;
import org.xmpp.packet.JID;

/** Looks at Openfire's client sessions. */
final class OpenfireSessions implements Sessions {
  private final SessionManager sessions;
  private final String domain;

  OpenfireSessions(SessionManager sessions, String domain) {
    this.sessions = sessions;
    this.domain = domain;
  }

  @Override
  public SessionState state(String fullJid) {
    JID jid = new JID(fullJid);
    if (!domain.equals(jid.getDomain())) {
      return SessionState.ELSEWHERE;
    }
    ClientSession session = sessions.getSession(jid);
    if (session == null) {
      return SessionState.GONE;
    }
    if (!(session instanceof LocalSession local)) {
      return SessionState.ELSEWHERE;
    }
    if (local.isDetached()) {
      return SessionState.DETACHED;
    }
    return local.isClosed() ? SessionState.GONE : SessionState.CONNECTED;
  }
}
