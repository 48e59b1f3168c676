package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Registry;
import java.util.Map;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.event.SessionEventListener;
import org.jivesoftware.openfire.event.UserEventListener;
import org.jivesoftware.openfire.interceptor.PacketInterceptor;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.LocalSession;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.openfire.user.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** Listens to the server for what becomes of sessions and accounts. */
final class Ears implements SessionEventListener, UserEventListener, PacketInterceptor {
  private static final Logger Log = LoggerFactory.getLogger(Ears.class);

  private final Registry registry;
  private final SessionManager sessions;
  private final String domain;

  Ears(Registry registry, SessionManager sessions, String domain) {
    this.registry = registry;
    this.sessions = sessions;
    this.domain = domain;
  }

  @Override
  public void interceptPacket(Packet packet, Session session, boolean incoming, boolean processed) {
    if (!incoming || processed || !(session instanceof LocalSession local)) {
      return;
    }
    try {
      if (!local.isDetached()) {
        registry.heard(local.getAddress().toString());
      }
    } catch (Throwable t) {
      // Every stanza of the server comes through here.
      Log.error("The name service failed to note a stanza", t);
    }
  }

  @Override
  public void sessionDestroyed(@Nullable Session session) {
    if (session == null) {
      return; // Of a session that was on a cluster node which has left: that is noted otherwise.
    }
    try {
      JID address = session.getAddress();
      // Events may come late; by then the same resource may be in use again.
      ClientSession now = sessions.getSession(address);
      if (now == null || now.equals(session)) {
        registry.sessionEnded(address.toString());
      }
    } catch (Throwable t) {
      Log.error("The name service failed to note the end of a session", t);
    }
  }

  @Override
  public void anonymousSessionDestroyed(Session session) {
    sessionDestroyed(session);
  }

  @Override
  public void userDeleting(User user, Map<String, Object> params) {
    try {
      registry.accountDeleted(new JID(user.getUsername(), domain, null).toBareJID());
    } catch (Throwable t) {
      Log.error("The name service failed to release the names of a deleted account", t);
    }
  }

  @Override
  public void sessionCreated(Session session) {}

  @Override
  public void anonymousSessionCreated(Session session) {}

  @Override
  public void resourceBound(Session session) {}

  @Override
  public void userCreated(User user, Map<String, Object> params) {}

  @Override
  public void userModified(User user, Map<String, Object> params) {}
}
