package dev.parley.name;

import dev.parley.connection.Account;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.LinkTimings;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A signed-in account with its name service, for tests against a real server. */
final class NameClient implements AutoCloseable {

  private final Connection connection;
  private final NameService names;

  private NameClient(Connection connection, NameService names) {
    this.connection = connection;
    this.names = names;
  }

  static NameClient signIn(String account, int port, Path trust, SecretKeyStore store)
      throws Exception {
    LinkTimings quick =
        LinkTimings.defaults()
            .withWatchdog(Duration.ofMillis(500), Duration.ofSeconds(1))
            .withRetry(Duration.ofMillis(100), Duration.ofSeconds(1));
    Connection connection =
        Connection.create(
            ConnectionSettings.of(Account.of(account), Credentials.password("secret"))
                .withServer(new ServerAddress("127.0.0.1", port))
                .withTrust(TrustSettings.pem(trust))
                .withTimings(quick));
    NameService names = NameService.create(connection, store);
    connection.signIn().get(30, TimeUnit.SECONDS);
    return new NameClient(connection, names);
  }

  Connection connection() {
    return connection;
  }

  NameService names() {
    return names;
  }

  StartedName start(String name, StartOptions options) throws Exception {
    return names.start(name, options).get(10, TimeUnit.SECONDS);
  }

  NameAddress resolve(String name) throws Exception {
    return names.resolve(name).get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    connection.close();
  }
}
