package dev.parley.internal;

import dev.parley.Decision;
import dev.parley.jingle.JingleReason;
import dev.parley.media.MediaTrack;
import dev.parley.peer.EndReason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** By a session-initiate without a propose, which waits for its decision. */
record DirectLine(CompletableFuture<Decision> decision) implements CallLine {

  @Override
  public boolean take(List<MediaTrack> tracks) {
    return decision.complete(Decision.accept(tracks));
  }

  @Override
  public void reject(EndReason reason, @Nullable String text) {
    decision.complete(Decision.reject(reason, text));
  }

  @Override
  public void ignore() {
    decision.complete(Decision.reject(null));
  }

  /** The session itself says so. */
  @Override
  public void finish(JingleReason reason) {}
}
