package dev.parley.internal;

import dev.parley.CallState;
import dev.parley.peer.SerialExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a call stands, and who is told. From any thread. */
final class CallProgress {

  private final SerialExecutor application;
  private final List<CallState> untold = new ArrayList<>();
  private CallState state;
  private @Nullable Consumer<CallState> handler;

  CallProgress(CallState first, SerialExecutor application) {
    this.state = first;
    this.application = application;
  }

  SerialExecutor application() {
    return application;
  }

  synchronized CallState state() {
    return state;
  }

  /** Sets the handler, which is told what was before, too. */
  synchronized void onChange(Consumer<CallState> newHandler) {
    handler = newHandler;
    untold.forEach(this::tell);
    untold.clear();
  }

  /**
   * Goes on.
   *
   * @return false if the call is over, or stands there already
   */
  synchronized boolean become(CallState next) {
    if (state.isOver() || state == next) {
      return false;
    }
    state = next;
    if (handler == null) {
      untold.add(next);
    } else {
      tell(next);
    }
    return true;
  }

  private void tell(CallState what) {
    Consumer<CallState> to = handler;
    if (to != null) {
      application.execute(() -> to.accept(what));
    }
  }
}
