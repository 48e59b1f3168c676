package dev.parley.session;

import dev.parley.jingle.JingleMessage;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** What calls need of the connection: XMPP, or a fake in the tests of pure logic. */
interface InvitationWire extends Executor {

  /** This client's address. */
  EntityFullJid own();

  /**
   * Sends a message with the step in it.
   *
   * @param stanzaId by which an error reply is known
   * @throws RuntimeException if there is no link to the server
   */
  void send(Jid to, String stanzaId, JingleMessage message);

  /** Makes this client's presence and features known to somebody who does not see them. */
  void showPresence(Jid to);

  /** Whether somebody may know whether this account is online. */
  boolean maySeeUs(EntityBareJid who);

  /** Whether the account's other devices learn by themselves what this one sends (XEP-0280). */
  boolean hasCarbons();

  /** Runs something later, on this executor. */
  Timer later(Duration delay, Runnable task);

  /** Something that waits for its time. */
  @FunctionalInterface
  interface Timer {
    void cancel();
  }
}
