package dev.parley.openfire.clustering;

import java.lang.reflect.Proxy;
import org.jivesoftware.openfire.RemotePacketRouter;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.StreamID;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.ClientSessionInfo;
import org.jivesoftware.openfire.session.ComponentSession;
import org.jivesoftware.openfire.session.ConnectionMultiplexerSession;
import org.jivesoftware.openfire.session.DomainPair;
import org.jivesoftware.openfire.session.IncomingServerSession;
import org.jivesoftware.openfire.session.OutgoingServerSession;
import org.jivesoftware.openfire.session.RemoteSessionLocator;
import org.jivesoftware.util.cache.CacheFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Clients of other nodes, as far as names need them: no other servers, no connection managers. */
final class RemoteSessions implements RemoteSessionLocator, RemotePacketRouter {

  @Override
  public boolean routePacket(byte[] node, JID to, Packet packet) {
    CacheFactory.doClusterTask(new RouteTask(to, packet), node);
    return true;
  }

  @Override
  public void broadcastPacket(Message packet) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClientSession getClientSession(byte[] node, JID address) {
    return (ClientSession)
        Proxy.newProxyInstance(
            RemoteSessions.class.getClassLoader(),
            new Class<?>[] {ClientSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAddress" -> address;
                  case "getUsername" -> address.getNode();
                  case "getPresence" -> presence(address);
                  case "process" -> {
                    boolean unused = routePacket(node, address, (Packet) arguments[0]);
                    yield null;
                  }
                  case "isInitialized" -> true;
                  case "isClosed",
                      "isAnonymousUser",
                      "isMessageCarbonsEnabled",
                      "canFloodOfflineMessages",
                      "isOfflineFloodStopped" ->
                      false;
                  case "getActiveList", "getDefaultList" -> null;
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> address.hashCode();
                  case "toString" -> "remote " + address;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static Presence presence(JID address) {
    ClientSessionInfo info =
        SessionManager.getInstance().getSessionInfoCache().get(address.toString());
    return info == null ? new Presence(Presence.Type.unavailable) : info.getPresence();
  }

  @Override
  public ComponentSession getComponentSession(byte[] node, JID address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConnectionMultiplexerSession getConnectionMultiplexerSession(byte[] node, JID address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public IncomingServerSession getIncomingServerSession(byte[] node, StreamID stream) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OutgoingServerSession getOutgoingServerSession(byte[] node, DomainPair address) {
    throw new UnsupportedOperationException();
  }
}
