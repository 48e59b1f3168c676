package dev.parley.internal;

import dev.parley.ConnectionPolicy;
import dev.parley.Master;
import dev.parley.PeerConnection;
import dev.parley.StopOptions;
import dev.parley.name.NameAnswer;
import dev.parley.name.Standing;
import dev.parley.name.StartedName;
import dev.parley.name.StartedNameListener;
import dev.parley.peer.SerialExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A master name that is being started, or was. */
final class MasterHandle implements Master {

  private final String name;
  private final ConnectionPolicy policy;
  private final BiFunction<MasterHandle, StopOptions, CompletableFuture<NameAnswer>> stop;
  private final Function<String, SerialExecutor> application;
  private final Handoff handoff = new Handoff();
  private volatile @Nullable StartedName started;

  MasterHandle(
      String name,
      ConnectionPolicy policy,
      BiFunction<MasterHandle, StopOptions, CompletableFuture<NameAnswer>> stop,
      Function<String, SerialExecutor> application) {
    this.name = name;
    this.policy = policy;
    this.stop = stop;
    this.application = application;
  }

  void started(StartedName newlyStarted) {
    started = newlyStarted;
  }

  ConnectionPolicy policy() {
    return policy;
  }

  Handoff handoff() {
    return handoff;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public NameAnswer answer() {
    return start().answer();
  }

  @Override
  public long epoch() {
    return start().epoch();
  }

  @Override
  public Standing standing() {
    return start().standing();
  }

  @Override
  public void addListener(StartedNameListener listener) {
    start()
        .addListener(
            new RelayedStandingListener(listener, application.apply("standing of " + name)));
  }

  @Override
  public void onConnection(Consumer<PeerConnection> handler) {
    handoff.to(handler);
  }

  @Override
  public CompletableFuture<NameAnswer> stop(StopOptions options) {
    return stop.apply(this, options);
  }

  private StartedName start() {
    StartedName current = started;
    if (current == null) {
      throw new IllegalStateException("the name " + name + " is still being started");
    }
    return current;
  }
}
