package dev.parley.internal;

import dev.parley.ConnectionPolicy;
import dev.parley.StanzaTap;
import dev.parley.connection.ConnectionSettings;
import dev.parley.ice.IceConfig;
import dev.parley.peer.SerialExecutor;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a client is made with.
 *
 * @param storage the directory for secret keys and instance ids
 * @param applicationExecutor null for threads of the SDK's own
 * @param policy for callers that name no master name
 * @param tap null for none
 */
public record ClientSettings(
    ConnectionSettings connection,
    IceConfig iceConfig,
    Path storage,
    @Nullable Executor applicationExecutor,
    ConnectionPolicy policy,
    @Nullable StanzaTap tap) {

  public ClientSettings {
    applicationExecutor =
        applicationExecutor == null ? null : new LastingExecutor(applicationExecutor);
  }

  /** An executor on which application code runs one after the other. */
  SerialExecutor application(String name) {
    Executor given = applicationExecutor;
    return given == null ? SerialExecutor.create(name) : SerialExecutor.on(given, name);
  }
}
