package dev.parley.media;

import dev.parley.peer.internal.Change;

/** A track that is sent no more, whatever the other side says to it. */
final class TrackRemoving implements Change {
  private final MediaPart part;
  private final MediaTrack track;

  TrackRemoving(MediaPart part, MediaTrack track) {
    this.part = part;
    this.track = track;
  }

  @Override
  public void apply() {
    part.withdraw(track);
  }

  /** A sender that was stopped stays so; the removal is part of the next offer. */
  @Override
  public void undo() {}
}
