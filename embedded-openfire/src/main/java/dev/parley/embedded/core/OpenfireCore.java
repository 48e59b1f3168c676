package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.internal.Listening;
import dev.parley.embedded.internal.PluginNames;
import dev.parley.embedded.internal.ServerCore;
import dev.parley.embedded.internal.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jivesoftware.openfire.XMPPServer;
import org.jspecify.annotations.Nullable;

/** Starts, serves and stops the Openfire of this class loader; it can be started once. */
public final class OpenfireCore implements ServerCore {
  private final ServerThreads threads = new ServerThreads();
  private final Console console = new Console(threads);
  private @Nullable Database database;
  private @Nullable Ports ports;
  private @Nullable Plugins plugins;
  private boolean stopped;

  /** For {@link dev.parley.embedded.internal.IsolatedLoader}. */
  public OpenfireCore() {}

  @Override
  public Listening start(Settings settings, Path homeDirectory) {
    Ports wanted = Ports.reserve(settings);
    ports = wanted;
    console.divert();
    return threads.call(() -> boot(settings, homeDirectory, wanted));
  }

  private Listening boot(Settings settings, Path homeDirectory, Ports wanted) {
    Home home = Home.prepare(homeDirectory, settings.bindAddress(), settings.plugins());
    Path pem = ServerCertificate.ensure(home, settings.domain(), settings.keyAlgorithm());
    Database opened = Database.open(settings, homeDirectory);
    database = opened;
    prepareDatabase(opened, ServerProperties.of(settings, home, wanted.webSocketPort()));
    PooledConnectionProvider.use(opened);
    AdminPlaceholder.use(
        manager -> {
          plugins = new Plugins(manager);
          settings.users().forEach(Users::put);
        });
    System.setProperty("openfireHome", home.root().toString());
    XMPPServer server = new XMPPServer();
    if (!server.isStarted()) {
      throw new EmbeddedOpenfireException("Openfire did not start: its log above says why");
    }
    Plugins started = Plugins.awaitFirstRun(server.getPluginManager(), () -> plugins);
    settings.plugins().forEach(jar -> started.requireLoaded(PluginNames.of(jar)));
    return new Listening(wanted.clientPort(), wanted.awaitWebSocket(), pem);
  }

  private static void prepareDatabase(Database database, Map<String, String> properties) {
    try (Connection connection = database.connection()) {
      Schema.install(connection);
      Schema.writeProperties(connection, properties);
    } catch (SQLException e) {
      throw new EmbeddedOpenfireException(
          "Openfire's tables cannot be created: check that the database user may do so", e);
    }
  }

  @Override
  public void addUser(String name, String password) {
    threads.call(
        () -> {
          Users.put(name, password);
          return null;
        });
  }

  @Override
  public void loadPlugin(Path jar) {
    threads.call(
        () -> {
          running().load(jar);
          return null;
        });
  }

  @Override
  public void unloadPlugin(String name) {
    threads.call(
        () -> {
          running().unload(name);
          return null;
        });
  }

  private Plugins running() {
    Plugins loaded = plugins;
    if (loaded == null || stopped) {
      throw new EmbeddedOpenfireException("The server does not run: start one first");
    }
    return loaded;
  }

  @Override
  public void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      threads.call(
          () -> {
            stopServer();
            return null;
          });
    } finally {
      JvmState.forget(getClass().getClassLoader());
      threads.endAll();
      console.restore();
    }
  }

  private void stopServer() {
    Ports bound = ports;
    if (bound != null) {
      bound.rememberAcceptors();
    }
    XMPPServer server = XMPPServer.getInstance();
    if (server != null) {
      // Outside of Openfire's own launcher this neither exits nor leaves a thread that will.
      server.stop();
    }
    if (bound != null) {
      bound.dispose();
    }
    Database opened = database;
    if (opened != null) {
      opened.close();
    }
  }
}
