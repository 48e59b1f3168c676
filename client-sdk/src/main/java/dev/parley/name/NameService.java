package dev.parley.name;

import dev.parley.connection.Connection;
import dev.parley.name.internal.Names;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/**
 * The names of the server that a connection is signed in to, and those that this program serves.
 * One per connection; it ends with it.
 *
 * <p>Safe for use by any thread; nothing blocks. Futures complete and listeners run on the listener
 * executor of the connection. Every future can also fail with {@link ServiceNotFoundException} (the
 * server has no name service), {@link NameServiceException} (it answered with an error of its own),
 * {@code RequestTimeoutException}, {@code NotOnlineException} or {@code ConnectionClosedException}.
 */
public interface NameService extends NameRegistry {

  /** The names of a connection, which need not be signed in yet; nothing vouches for them. */
  static NameService create(Connection connection, SecretKeyStore store) {
    return new Names(connection, store, KnownMasters.inMemory(), null);
  }

  /**
   * The same for a program that has sessions: each name that it serves has an identity, which
   * vouches for the certificate of its sessions.
   *
   * @param masters where the identities of others are remembered
   */
  static NameService create(
      Connection connection,
      SecretKeyStore store,
      KnownMasters masters,
      InstanceCertificates certificates) {
    return new Names(connection, store, masters, certificates);
  }

  /**
   * Serves a name with this instance, registering it if it is free. The name stays started through
   * every interruption of the connection and every restart of the server, until stopped or refused;
   * {@link StartedName} tells what becomes of it.
   *
   * @param name a valid name, see {@link NameRule}
   * @return the started name; fails with {@link NameExistsException}, {@link
   *     IncorrectKeyException}, {@link NameActiveElsewhereException}, {@link InvalidNameException},
   *     {@link TooManyNamesException}, {@link TooFastException}, {@link NotAllowedException},
   *     {@link IdentityMissingException} or {@link SecretStoreException}; with {@link
   *     IllegalStateException} if it is started already by this service
   */
  CompletableFuture<StartedName> start(String name, StartOptions options);

  /**
   * Stops serving a name with this instance.
   *
   * @return {@link NameAnswer#STOPPED}; fails with {@link NameNotFoundException} if it is not
   *     started here
   */
  CompletableFuture<NameAnswer> stop(String name);

  /**
   * Stops every instance of a name, wherever it runs. For the owner, or with the key.
   *
   * @return {@link NameAnswer#STOPPED}; fails with {@link NameNotFoundException}, {@link
   *     IncorrectKeyException} or {@link NotAllowedException}
   */
  CompletableFuture<NameAnswer> stopAll(String name, Optional<String> key);

  /**
   * Finds out who serves a name.
   *
   * @return the address with a ticket that is good for about a minute; fails with {@link
   *     NameNotFoundException} (no such name, or hidden from this account), {@link
   *     MasterUnavailableException} (nobody serves it now), {@link InvalidNameException} or {@link
   *     TooFastException}
   */
  CompletableFuture<NameAddress> resolve(String name);

  /**
   * {@link #resolve} that may answer without asking: with an address not older than the life of its
   * ticket, as long as the name's presence has not said otherwise. Whoever finds the address wrong
   * asks {@link #resolve}.
   */
  CompletableFuture<NameAddress> resolveCached(String name);

  /**
   * {@link #resolve}, and holds the identity of the name against the one that this client knows. A
   * name that is met for the first time is trusted.
   *
   * @param acceptNew whether another identity than the known one is welcome
   * @param cached whether an address will do that {@link #resolveCached} may give
   * @return the address with the fingerprint that the session must have; fails as {@link #resolve}
   *     does, and with {@link IdentityChangedException}, {@link IdentityUnprovenException} or
   *     {@link SecretStoreException}
   */
  CompletableFuture<TrustedAddress> resolveTrusted(String name, boolean acceptNew, boolean cached);

  /**
   * Remembers the identity of a name, after its instance has shown in a session that it has the
   * certificate which the identity vouches for.
   *
   * @return fails with {@link IdentityUnprovenException} if another session has met it with another
   *     identity meanwhile, or {@link SecretStoreException}
   */
  CompletableFuture<Void> remember(TrustedAddress reached);

  /** The name as this service started it; empty if it did not, or if it has ended. */
  Optional<StartedName> started(String name);

  /**
   * Judges what a caller says about a name (the {@code <target/>} of its session-initiate).
   *
   * @param name the name called
   * @param epoch the epoch the caller knows
   * @param ticket the caller's ticket; null if it has none
   * @param requester who calls, as the server vouches for
   */
  TicketVerdict verify(String name, long epoch, @Nullable String ticket, Jid requester);
}
