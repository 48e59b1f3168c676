package dev.parley;

import static java.util.Objects.requireNonNull;

import dev.parley.connection.Account;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.LinkTimings;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.TrustSettings;
import dev.parley.ice.IceConfig;
import dev.parley.internal.ClientSettings;
import dev.parley.internal.ParleyClient;
import dev.parley.peer.SerialExecutor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Describes a client. Not safe for use by several threads. */
public final class ParleyBuilder {

  private @Nullable Account account;
  private @Nullable Credentials credentials;
  private @Nullable ServerAddress server;
  private TrustSettings trust = TrustSettings.systemDefault();
  private LinkTimings timings = LinkTimings.defaults();
  private IceConfig ice = IceConfig.NONE;
  private @Nullable Path storage;
  private @Nullable Executor applicationExecutor;
  private ConnectionPolicy policy = ConnectionPolicy.contacts();
  private @Nullable StanzaTap tap;

  ParleyBuilder() {}

  /**
   * The account to sign in with, such as {@code alice@example.org}.
   *
   * @throws IllegalArgumentException if it is none; the message says what is missing
   */
  public ParleyBuilder account(String address) {
    account = Account.of(address);
    return this;
  }

  /** Its password, which is copied. */
  public ParleyBuilder password(char[] password) {
    return credentials(Credentials.password(password));
  }

  /** What it signs in with. */
  public ParleyBuilder credentials(Credentials newCredentials) {
    credentials = requireNonNull(newCredentials, "credentials");
    return this;
  }

  /** Where the server listens; by default what DNS says about the account's domain. */
  public ParleyBuilder server(String host, int port) {
    return server(new ServerAddress(host, port));
  }

  /** {@link #server(String, int)} */
  public ParleyBuilder server(ServerAddress address) {
    server = requireNonNull(address, "address");
    return this;
  }

  /** The certificates to believe, in PEM form, instead of the system's. */
  public ParleyBuilder trust(Path pemFile) {
    trust = TrustSettings.pem(pemFile);
    return this;
  }

  /** How long the XMPP connection waits for what. */
  public ParleyBuilder timings(LinkTimings newTimings) {
    timings = requireNonNull(newTimings, "timings");
    return this;
  }

  /**
   * The STUN and TURN servers and the like; by default none. Those that the XMPP server and the
   * name service tell of (XEP-0215) are used after them.
   */
  public ParleyBuilder iceConfig(IceConfig config) {
    ice = requireNonNull(config, "config");
    return this;
  }

  /**
   * The directory for secret keys of names and for what tells this instance from others of the same
   * account; made with access for its owner only if absent. By default {@code .parley} in the
   * user's home directory.
   */
  public ParleyBuilder storage(Path directory) {
    storage = requireNonNull(directory, "directory");
    return this;
  }

  /**
   * Where handlers run. Those of one session are handed over one after the other, whatever the
   * executor's parallelism. It must not drop tasks. By default threads of the client's own.
   */
  public ParleyBuilder applicationExecutor(Executor executor) {
    applicationExecutor = requireNonNull(executor, "executor");
    return this;
  }

  /** Who is admitted that calls this client by its address; by default its contacts. */
  public ParleyBuilder connectionPolicy(ConnectionPolicy newPolicy) {
    policy = requireNonNull(newPolicy, "policy");
    return this;
  }

  /** Sees the Jingle stanzas, for diagnosis. */
  public ParleyBuilder stanzaTap(StanzaTap newTap) {
    tap = requireNonNull(newTap, "tap");
    return this;
  }

  /**
   * The client; nothing happens before {@link Parley#signIn()}.
   *
   * @throws IllegalStateException if account or credentials are missing
   */
  public Parley build() {
    if (account == null || credentials == null) {
      throw new IllegalStateException("account and password are needed");
    }
    ConnectionSettings connection =
        new ConnectionSettings(
            account,
            credentials,
            Optional.ofNullable(server),
            trust,
            timings,
            // The facade's own: it hands what the application is to see on to where that runs.
            Optional.of(SerialExecutor.create("events of " + account)));
    Path directory =
        storage != null ? storage : Path.of(System.getProperty("user.home"), ".parley");
    return new ParleyClient(
        new ClientSettings(connection, ice, directory, applicationExecutor, policy, tap));
  }
}
