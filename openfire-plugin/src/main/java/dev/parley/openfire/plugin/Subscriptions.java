package dev.parley.openfire.plugin;

import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.auth.UnauthorizedException;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Brings the answers of names to subscriptions into the rosters of local accounts, and to their
 * sessions (RFC 6121 sections 3.1.6 and 3.2.3).
 *
 * <p>The server would do it, too. But Openfire 4.2.0 then looks up the roster of a local account
 * that is called like the name, and logs an error as there is none; and if the subscriber has no
 * session, it tries to deliver the answer without one, and logs another.
 */
final class Subscriptions {
  private final XMPPServer server;

  Subscriptions(XMPPServer server) {
    this.server = server;
  }

  static boolean isAnswer(Presence presence) {
    return presence.getType() == Presence.Type.subscribed
        || presence.getType() == Presence.Type.unsubscribed;
  }

  /** Delivers an answer from a name's JID to a bare JID. */
  void deliver(Presence answer) throws UserNotFoundException, UnauthorizedException {
    boolean changed = record(answer);
    if (changed || answer.getType() == Presence.Type.unsubscribed) {
      server.getPacketDeliverer().deliver(answer);
    }
  }

  /** Whether it tells the account something new; what has no roster here is always told. */
  private boolean record(Presence answer) throws UserNotFoundException {
    JID account = answer.getTo();
    if (!server.isLocal(account)) {
      return true;
    }
    Roster roster;
    try {
      roster = server.getRosterManager().getRoster(account.getNode());
    } catch (UserNotFoundException e) {
      return true;
    }
    return roster.isRosterItem(answer.getFrom())
        && record(roster, roster.getRosterItem(answer.getFrom()), answer.getType());
  }

  private static boolean record(Roster roster, RosterItem item, Presence.Type type)
      throws UserNotFoundException {
    RosterItem.SubType before = item.getSubStatus();
    RosterItem.SubType after = after(before, type);
    if (after == before && item.getAskStatus() == RosterItem.AskType.NONE) {
      return false;
    }
    item.setSubStatus(after);
    item.setAskStatus(RosterItem.AskType.NONE);
    roster.updateRosterItem(item);
    return after != before;
  }

  private static RosterItem.SubType after(RosterItem.SubType before, Presence.Type type) {
    boolean from = before == RosterItem.SubType.FROM || before == RosterItem.SubType.BOTH;
    if (type == Presence.Type.subscribed) {
      return from ? RosterItem.SubType.BOTH : RosterItem.SubType.TO;
    }
    return from ? RosterItem.SubType.FROM : RosterItem.SubType.NONE;
  }
}
