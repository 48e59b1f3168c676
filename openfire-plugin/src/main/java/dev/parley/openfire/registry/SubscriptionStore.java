package dev.parley.openfire.registry;

import java.util.List;

/**
 * Who is subscribed to a name's presence, kept for good. Threads and failures as for {@link
 * NameStore}.
 */
public interface SubscriptionStore {

  /** Adds a bare JID; adding it again changes nothing. */
  void subscribe(String name, String bareJid);

  /** Takes a bare JID away. Returns whether it was there. */
  boolean unsubscribe(String name, String bareJid);

  /** Whether a bare JID is there. */
  boolean isSubscribed(String name, String bareJid);

  /** All of a name. */
  List<String> subscribers(String name);

  /** How many a name has. */
  int count(String name);

  /** Takes all of a name away. */
  void clear(String name);
}
