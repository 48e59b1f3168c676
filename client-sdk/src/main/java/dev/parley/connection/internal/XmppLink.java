package dev.parley.connection.internal;

import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionClosedException;
import dev.parley.connection.NotOnlineException;
import dev.parley.connection.RequestTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.DomainBareJid;

/**
 * What the packages that carry stanzas need of a {@link Connection}. The Smack connection is one
 * object for the whole life of the link, so handlers registered with it stay through every
 * reconnection.
 */
public interface XmppLink extends Connection {

  /** The link behind a connection. */
  static XmppLink of(Connection connection) {
    return (XmppLink) connection;
  }

  /** Smack's connection, for stanza listeners and IQ handlers. Never connect or disconnect it. */
  XMPPConnection smack();

  /**
   * Queues a stanza for the server without blocking.
   *
   * @throws NotOnlineException if there is no link now
   * @throws ConnectionClosedException if the connection is closed
   */
  void send(Stanza stanza);

  /**
   * Sends an IQ of type get or set with a fresh id and waits for its answer off the caller's
   * thread.
   *
   * @return completes with the result; fails with {@link IqErrorException} (the other side's
   *     error), {@link RequestTimeoutException}, {@link NotOnlineException} (no link, or the
   *     session ended before the answer came) or {@link ConnectionClosedException}. Completes on
   *     {@link #worker()}
   */
  CompletionStage<IQ> request(IQ request, Duration timeout);

  /** {@link #request(IQ, Duration)} with the time-out of the connection's settings. */
  CompletionStage<IQ> request(IQ request);

  /**
   * Asks the server for copies of the messages that the account's other devices send and receive
   * (XEP-0280), now and in every later session.
   */
  void enableCarbons();

  /** Whether the server sends them. */
  boolean hasCarbons();

  /** Asks one more entity for {@link #iceServers()} (XEP-0215); on {@link #worker()} only. */
  void addServiceSource(DomainBareJid source);

  /**
   * A serial executor of the link for short work that never blocks: parsing answers, state of a
   * package. Never application code.
   */
  Executor worker();

  /** Where listeners and futures of the application run, one event after the other. */
  Executor events();

  /** For time-outs; its tasks must be short and never block. */
  ScheduledExecutorService timer();

  /** Adds an internal listener, told before the application's listeners, on {@link #worker()}. */
  void addLinkListener(LinkListener listener);

  /** Removes an internal listener. */
  void removeLinkListener(LinkListener listener);
}
