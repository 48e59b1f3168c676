package dev.parley.internal;

import dev.parley.peer.SerialExecutor;
import dev.parley.runtime.FactoryPool;
import dev.parley.runtime.FactoryPool.Warmth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The native library, got ready while the client signs in, so that no session waits for it. */
final class NativeParts implements AutoCloseable {

  private final CompletableFuture<Warmth> warmth = new CompletableFuture<>();
  private final AtomicBoolean begun = new AtomicBoolean();

  /** Begins, the first time, on a thread of the SDK. */
  void prepare() {
    if (begun.compareAndSet(false, true)) {
      SerialExecutor.create("native library").execute(this::load);
    }
  }

  private void load() {
    try {
      warmth.complete(FactoryPool.shared().keepWarm());
    } catch (RuntimeException | Error e) {
      // Linkage errors among them; whoever wants a session is told.
      warmth.completeExceptionally(e);
    }
  }

  /**
   * Completes when sessions can be made.
   *
   * @return fails with {@code NativeLibraryException}, which names what to install
   */
  CompletableFuture<Void> ready() {
    prepare();
    return warmth.thenAccept(ready -> {});
  }

  @Override
  public void close() {
    var unused = warmth.thenAccept(Warmth::close);
  }
}
