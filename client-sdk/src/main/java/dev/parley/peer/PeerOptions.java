package dev.parley.peer;

import static java.util.Objects.requireNonNull;

import dev.parley.ice.IceConfig;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a peer is made with.
 *
 * @param iceConfig ICE servers and policy
 * @param connectTimeout how long, from {@link Peer#attach}, the peer may take to be connected
 * @param reconnectTimeout how long, from the loss of its path, a connected peer may take to find
 *     another
 * @param bundle how media share a transport
 * @param executor what the peer's own work runs on; null for one of its own
 * @param applicationExecutor what the application's listeners run on; null for a serial executor of
 *     the peer's own. Whatever it is, the listeners of one peer are called one at a time, in order
 * @param certificate by which the peer is known; null for a new one
 */
public record PeerOptions(
    IceConfig iceConfig,
    Duration connectTimeout,
    Duration reconnectTimeout,
    Bundle bundle,
    @Nullable SerialExecutor executor,
    @Nullable Executor applicationExecutor,
    @Nullable PeerCertificate certificate) {

  /** 30 seconds to connect, 30 to reconnect, everything bundled, no ICE servers. */
  public static final PeerOptions DEFAULT =
      new PeerOptions(
          IceConfig.NONE,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Bundle.REQUIRED,
          null,
          null,
          null);

  /** How contents share a transport (RFC 8829 section 4.1.1). */
  public enum Bundle {
    /** One transport for all: for peers known to bundle. Fewest candidates. */
    REQUIRED,
    /** Ask for one, but be ready for a transport per kind: for peers that may not bundle. */
    PREFERRED
  }

  /** Checks the values. */
  public PeerOptions {
    requireNonNull(iceConfig, "iceConfig");
    requireNonNull(bundle, "bundle");
    requirePositive(connectTimeout, "connectTimeout");
    requirePositive(reconnectTimeout, "reconnectTimeout");
  }

  /** The same with other ICE servers or policy. */
  public PeerOptions withIceConfig(IceConfig config) {
    return new PeerOptions(
        config,
        connectTimeout,
        reconnectTimeout,
        bundle,
        executor,
        applicationExecutor,
        certificate);
  }

  /** The same with another time to connect. */
  public PeerOptions withConnectTimeout(Duration timeout) {
    return new PeerOptions(
        iceConfig, timeout, reconnectTimeout, bundle, executor, applicationExecutor, certificate);
  }

  /** The same with another time to find a lost path again. */
  public PeerOptions withReconnectTimeout(Duration timeout) {
    return new PeerOptions(
        iceConfig, connectTimeout, timeout, bundle, executor, applicationExecutor, certificate);
  }

  /** The same with another way to bundle. */
  public PeerOptions withBundle(Bundle other) {
    return new PeerOptions(
        iceConfig,
        connectTimeout,
        reconnectTimeout,
        other,
        executor,
        applicationExecutor,
        certificate);
  }

  /** The same with the peer's own work on that executor, which its signalling may share. */
  public PeerOptions withExecutor(SerialExecutor other) {
    return new PeerOptions(
        iceConfig,
        connectTimeout,
        reconnectTimeout,
        bundle,
        other,
        applicationExecutor,
        certificate);
  }

  /** The same with the application's listeners called on that executor. */
  public PeerOptions withApplicationExecutor(Executor other) {
    return new PeerOptions(
        iceConfig, connectTimeout, reconnectTimeout, bundle, executor, other, certificate);
  }

  /** The same known by that certificate. */
  public PeerOptions withCertificate(@Nullable PeerCertificate other) {
    return new PeerOptions(
        iceConfig, connectTimeout, reconnectTimeout, bundle, executor, applicationExecutor, other);
  }

  private static void requirePositive(Duration duration, String name) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be more than zero, not " + duration);
    }
  }
}
