package dev.parley.openfire.registry;

import java.util.concurrent.CompletableFuture;

/** Sends stanzas in the name of a name. No method blocks or throws. */
public interface Messenger {

  /** Presence: the name is live. */
  void available(String name, String to, long epoch);

  /** Presence: the name is not live. */
  void unavailable(String name, String to);

  /** Presence: the service itself goes, and with it all that it knew of the session. */
  void leaving(String fullJid);

  /** Presence: the subscription is granted. */
  void subscribed(String name, String to);

  /** Presence: the subscription is refused or has ended. */
  void unsubscribed(String name, String to);

  /**
   * Asks an instance whether it lives (XEP-0199).
   *
   * @return completes with whether it answered within {@link Settings#patience()}; never fails
   */
  CompletableFuture<Boolean> ping(String name, String fullJid);

  /**
   * Makes a standby the active instance.
   *
   * @return completes with whether it agreed within {@link Settings#patience()}; never fails
   */
  CompletableFuture<Boolean> promote(String name, String fullJid, long epoch, String ticketKey);

  /** Tells an instance where it stands now. */
  void status(String name, String fullJid, StartState state, long epoch);
}
