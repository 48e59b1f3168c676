package dev.parley.openfire.clustering;

import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.StringReader;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.util.cache.ClusterTask;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** Brings a stanza to a client or component of another node. */
public final class RouteTask implements ClusterTask<Object> {
  private String to;
  private String xml;

  /** For the node that receives it. */
  public RouteTask() {}

  RouteTask(JID to, Packet packet) {
    this.to = to.toString();
    this.xml = packet.toXML();
  }

  @Override
  public void run() {
    try {
      Element element = new SAXReader().read(new StringReader(xml)).getRootElement();
      XMPPServer.getInstance().getRoutingTable().routePacket(new JID(to), packet(element), false);
    } catch (Exception e) {
      throw new IllegalStateException("Not routed: " + xml, e);
    }
  }

  private static Packet packet(Element element) {
    return switch (element.getName()) {
      case "iq" -> new IQ(element, true);
      case "presence" -> new Presence(element, true);
      default -> new Message(element, true);
    };
  }

  @Override
  public Object getResult() {
    return null;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeObject(to);
    out.writeObject(xml);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
    to = (String) in.readObject();
    xml = (String) in.readObject();
  }
}
