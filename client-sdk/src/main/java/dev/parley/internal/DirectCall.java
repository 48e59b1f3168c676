package dev.parley.internal;

import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session with audio or video that was begun without a propose: it rings too. */
final class DirectCall implements Asking {

  /** The caller's own time-out comes first. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Calls calls;
  private volatile @Nullable IncomingCallHandle handle;

  DirectCall(Calls calls) {
    this.calls = calls;
  }

  Doorkeeper.Host host() {
    Handoff handoff = new Handoff();
    handoff.to(link -> withHandle(call -> call.connected((PeerLink) link)));
    return new Doorkeeper.Host(
        this, handoff, null, failure -> withHandle(call -> call.notConnected(failure)));
  }

  @Override
  public CompletionStage<Decision> ask(ConnectionRequest request, Visitor visitor) {
    Decision admitted = calls.policy().decide(request);
    if (!admitted.accepted()) {
      return CompletableFuture.completedStage(admitted);
    }
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    IncomingCallHandle call =
        new IncomingCallHandle(
            calls,
            new DirectLine(decision),
            visitor.session().sid(),
            request,
            Optional.empty(),
            calls.ringing(request.caller()));
    call.rings();
    handle = call;
    visitor.ring();
    calls.show(call);
    return decision;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void withdrawn() {
    withHandle(IncomingCallHandle::withdrawn);
  }

  private void withHandle(Consumer<IncomingCallHandle> what) {
    IncomingCallHandle call = handle;
    if (call != null) {
      what.accept(call);
    }
  }
}
