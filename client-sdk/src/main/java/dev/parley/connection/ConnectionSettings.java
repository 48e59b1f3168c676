package dev.parley.connection;

import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Everything needed to sign in.
 *
 * @param account who
 * @param credentials with what
 * @param server where; absent: what DNS says about the account's domain (SRV, RFC 6120 section 3.2)
 * @param trust whose certificates to believe
 * @param timings how long to wait
 * @param listenerExecutor where listeners run and futures complete, one event after the other;
 *     absent: a thread of the connection's own
 */
public record ConnectionSettings(
    Account account,
    Credentials credentials,
    Optional<ServerAddress> server,
    TrustSettings trust,
    LinkTimings timings,
    Optional<Executor> listenerExecutor) {

  /** The settings that most applications need: DNS, the system's trust, default waiting times. */
  public static ConnectionSettings of(Account account, Credentials credentials) {
    return new ConnectionSettings(
        account,
        credentials,
        Optional.empty(),
        TrustSettings.systemDefault(),
        LinkTimings.defaults(),
        Optional.empty());
  }

  /** The same, at that address. */
  public ConnectionSettings withServer(ServerAddress address) {
    return new ConnectionSettings(
        account, credentials, Optional.of(address), trust, timings, listenerExecutor);
  }

  /** The same, believing those certificates. */
  public ConnectionSettings withTrust(TrustSettings newTrust) {
    return new ConnectionSettings(
        account, credentials, server, newTrust, timings, listenerExecutor);
  }

  /** The same, with other waiting times. */
  public ConnectionSettings withTimings(LinkTimings newTimings) {
    return new ConnectionSettings(
        account, credentials, server, trust, newTimings, listenerExecutor);
  }

  /** The same, with listeners run by that executor, which must not drop tasks. */
  public ConnectionSettings withListenerExecutor(Executor executor) {
    return new ConnectionSettings(
        account, credentials, server, trust, timings, Optional.of(executor));
  }
}
