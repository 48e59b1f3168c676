package dev.parley.connection;

import dev.parley.connection.internal.SmackLink;
import dev.parley.ice.IceServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.EntityFullJid;

/**
 * One account signed in to its XMPP server: TCP, TLS (required), SASL, stream resumption
 * (XEP-0198). It notices within seconds that the link is dead, and restores it until it is closed.
 *
 * <p>Safe for use by any thread. No method blocks, {@link #close()} excepted.
 */
public interface Connection extends AutoCloseable {

  /** The feature (XEP-0030, XEP-0115) by which programs that run Parley know each other. */
  String PEER_FEATURE = "urn:parley:peer:1";

  /** A connection with these settings, not yet signed in. */
  static Connection create(ConnectionSettings settings) {
    return new SmackLink(settings);
  }

  /**
   * Signs in. May be called again after a failure.
   *
   * @return completes with this connection when it is {@link ConnectionState#ONLINE} and has sent
   *     its presence; fails with {@link WrongPasswordException}, {@link
   *     ServerUnreachableException}, {@link UntrustedCertificateException}, {@link
   *     CertificateNameException}, {@link TrustFileException}, {@link TlsUnavailableException},
   *     {@link SignInTimeoutException}, {@link WrongDomainException}, {@link
   *     SignInRefusedException} (all are {@link SignInException}), or {@link
   *     ConnectionClosedException} if this was closed meanwhile
   */
  CompletableFuture<Connection> signIn();

  /** Where it stands at this moment. */
  ConnectionState state();

  /** The account that signs in. */
  Account account();

  /** The full JID that the server bound; absent before the first sign-in. */
  Optional<EntityFullJid> jid();

  /** The contacts of this account and their presence. */
  Contacts contacts();

  /**
   * The STUN and TURN servers that the XMPP server and its name service tell of (XEP-0215), with
   * credentials that are good now. They are asked for at sign-in and again before they expire; this
   * never waits for them. Empty if there are none, or none is known yet.
   */
  List<IceServer> iceServers();

  /**
   * Completes when {@link #iceServers()} has everybody's first answer, or knows that there is none:
   * within some seconds of the first sign-in. Never fails.
   */
  CompletableFuture<Void> iceServersKnown();

  /**
   * Adds a feature to what this client says about itself (XEP-0030, XEP-0115). Best before {@link
   * #signIn()}; later it costs a presence to everybody.
   */
  void addFeature(String feature);

  /** Adds a listener; one added twice is told twice. */
  void addListener(ConnectionListener listener);

  /** Removes a listener, if it was there. */
  void removeListener(ConnectionListener listener);

  /**
   * Says goodbye to the server and ends the connection, on a thread of its own.
   *
   * @return completes, never exceptionally, when all sockets are closed and all threads end; at the
   *     latest a few seconds from now
   */
  CompletableFuture<Void> closeAsync();

  /** {@link #closeAsync()}, waiting for it, a few seconds at most. */
  @Override
  void close();
}
