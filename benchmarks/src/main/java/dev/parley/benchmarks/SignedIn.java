package dev.parley.benchmarks;

import dev.parley.connection.Account;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.TrustSettings;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.name.NameAddress;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameService;
import dev.parley.name.SecretKeyStore;
import dev.parley.name.StartOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An account that is signed in, and its names. */
final class SignedIn implements AutoCloseable {
  private static final int SECONDS = 30;

  private final Connection connection;
  private final NameService names;

  SignedIn(EmbeddedOpenfire server, String user) {
    connection =
        Connection.create(
            ConnectionSettings.of(
                    Account.of(user + "@" + server.domain()), Credentials.password("secret"))
                .withServer(new ServerAddress(server.bindAddress(), server.port()))
                .withTrust(TrustSettings.pem(server.trust())));
    names = NameService.create(connection, SecretKeyStore.inMemory());
    done(connection.signIn());
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  void start(String name, StartOptions options) {
    var unused = done(names.start(name, options));
  }

  NameAddress resolve(String name) {
    return done(names.resolve(name));
  }

  /** Asks for a name that is not there, or hidden. */
  void miss(String name) {
    try {
      throw new IllegalStateException("there is such a name: " + resolve(name));
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof NameNotFoundException)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
