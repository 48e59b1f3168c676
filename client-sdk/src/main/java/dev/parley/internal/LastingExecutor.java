package dev.parley.internal;

import dev.parley.peer.SerialExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's executor, replaced by threads of the SDK's own once it takes no tasks any more:
 * an application that shuts it down too early must not keep sessions from ending in order.
 */
final class LastingExecutor implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(LastingExecutor.class);

  private final Executor application;
  private final SerialExecutor substitute = SerialExecutor.create("application");
  private final AtomicBoolean told = new AtomicBoolean();

  LastingExecutor(Executor application) {
    this.application = application;
  }

  @Override
  public void execute(Runnable task) {
    try {
      application.execute(task);
    } catch (RejectedExecutionException e) {
      if (told.compareAndSet(false, true)) {
        LOG.warn("The application executor takes no tasks: close Parley before it is shut down", e);
      }
      substitute.execute(task);
    }
  }
}
