package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Contacts;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;

/** Looks into the rosters of local accounts. */
final class OpenfireContacts implements Contacts {
  private final XMPPServer server;

  OpenfireContacts(XMPPServer server) {
    this.server = server;
  }

  @Override
  public boolean sees(String owner, String other) {
    JID account = new JID(owner);
    if (!server.isLocal(account)) {
      return false;
    }
    try {
      Roster roster = server.getRosterManager().getRoster(account.getNode());
      RosterItem.SubType subscription = roster.getRosterItem(new JID(other)).getSubStatus();
      return subscription == RosterItem.SubType.BOTH || subscription == RosterItem.SubType.FROM;
    } catch (UserNotFoundException e) {
      return false;
    }
  }
}
