package dev.parley.openfire.plugin;

import dev.parley.openfire.registry.Admission;
import dev.parley.openfire.registry.Requester;
import java.util.Locale;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.group.GroupManager;
import org.jivesoftware.openfire.group.GroupNotFoundException;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Who may register, by the property {@code parley.names.register}: {@code local} (accounts of this
 * server, not anonymous; the default), {@code group:NAME}, {@code anyone} or {@code nobody}. What
 * nobody may register, by {@code parley.names.banned}: names with {@code *}, joined by commas.
 */
final class PropertyAdmission implements Admission {
  private static final Logger Log = LoggerFactory.getLogger(PropertyAdmission.class);
  static final String REGISTER = "parley.names.register";
  static final String BANNED = "parley.names.banned";
  private static final String GROUP = "group:";
  private static final int LONGEST_OWNER = 320;

  private final XMPPServer server;

  PropertyAdmission(XMPPServer server) {
    this.server = server;
  }

  @Override
  public boolean mayRegister(Requester who) {
    if (who.bare().length() > LONGEST_OWNER) {
      return false;
    }
    String rule = JiveGlobals.getProperty(REGISTER, "local").trim();
    if (rule.startsWith(GROUP)) {
      return isMember(rule.substring(GROUP.length()), who);
    }
    return switch (rule.toLowerCase(Locale.ROOT)) {
      case "local" -> isLocalAccount(who);
      case "anyone" -> true;
      case "nobody" -> false;
      default -> {
        Log.warn("{} is neither local, group:NAME, anyone nor nobody; nobody may", REGISTER);
        yield false;
      }
    };
  }

  @Override
  public boolean mayRelay(Requester who) {
    return isLocalAccount(who);
  }

  private boolean isLocalAccount(Requester who) {
    JID jid = new JID(who.bare());
    if (!server.isLocal(jid) || jid.getNode() == null) {
      return false;
    }
    try {
      UserManager.getInstance().getUser(jid.getNode());
      return true;
    } catch (UserNotFoundException e) {
      return false;
    }
  }

  private static boolean isMember(String group, Requester who) {
    try {
      return GroupManager.getInstance().getGroup(group.trim()).isUser(new JID(who.bare()));
    } catch (GroupNotFoundException e) {
      Log.warn("{} names a group that does not exist; nobody may register names", REGISTER);
      return false;
    }
  }

  @Override
  public boolean isBanned(String name) {
    for (String pattern : JiveGlobals.getProperty(BANNED, "").split(",", -1)) {
      if (!pattern.isBlank() && matches(pattern.trim(), name)) {
        return true;
      }
    }
    return false;
  }

  /** Bans a pattern, and returns all that are banned now. */
  static String ban(String pattern) {
    String before = JiveGlobals.getProperty(BANNED, "");
    String after = before.isBlank() ? pattern : before + "," + pattern;
    JiveGlobals.setProperty(BANNED, after);
    return after;
  }

  /** Matches a pattern in which a star stands for any text, without the cost of a bad regex. */
  static boolean matches(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return pattern.equals(name);
    }
    String last = parts[parts.length - 1];
    if (!name.startsWith(parts[0])
        || !name.endsWith(last)
        || name.length() < parts[0].length() + last.length()) {
      return false;
    }
    int position = parts[0].length();
    int end = name.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], position);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      position = found + parts[i].length();
    }
    return true;
  }
}
