package dev.parley.peer.internal;

import dev.parley.peer.PeerException;
import dev.parley.peer.Proposal.Kind;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SessionDescription;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An offer of ours on its way. Confined to the peer's executor. */
final class LocalOffer {

  /** Another each time it is proposed, so that a late answer to the former is not taken for one. */
  long id;

  final Kind kind;

  /** Completes when both sides agree on it. */
  final CompletableFuture<Void> done = new CompletableFuture<>();

  /** What it is made for; null if nothing is to be done before. */
  final @Nullable Change change;

  /** Whether the change is made at present. */
  private boolean applied;

  /** Part of it was refused. */
  @Nullable RuntimeException refusal;

  @Nullable SessionDescription description;

  /** Applied as the local description. */
  boolean ready;

  /** Given to the signalling. */
  boolean proposed;

  /** Accepted; the answer is being applied. */
  boolean answered;

  LocalOffer(long id, Kind kind, @Nullable Change change) {
    this.id = id;
    this.kind = kind;
    this.change = change;
  }

  void apply() {
    if (change != null) {
      applied = true;
      change.apply();
    }
  }

  void undo() {
    if (change != null && applied) {
      applied = false;
      PeerParts.guarded("Undoing a change", change::undo);
    }
  }

  /** Both sides agree on it, on all or on a part. */
  void succeed() {
    finish(refusal);
  }

  void fail(Throwable cause) {
    undo();
    finish(cause);
  }

  private void finish(@Nullable Throwable failure) {
    if (change != null) {
      PeerParts.guarded("The end of a change", () -> change.done(failure));
    }
    if (failure == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(failure);
    }
  }

  /** Whether the other side may still accept or refuse it. */
  boolean isOpen() {
    return proposed && !answered;
  }

  /** Taken back, to be made again. */
  void renew(long newId) {
    id = newId;
    ready = false;
    proposed = false;
    description = null;
    refusal = null;
    answered = false;
  }

  /** Reads what the library wrote. */
  static SessionDescription parse(String sdp) {
    try {
      return SessionDescription.parse(sdp);
    } catch (SdpException e) {
      throw new PeerException("The native library made a description that cannot be read", e);
    }
  }
}
