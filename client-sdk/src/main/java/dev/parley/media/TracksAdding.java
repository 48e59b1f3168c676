package dev.parley.media;

import dev.parley.peer.internal.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks that are sent as soon as the other side has agreed to them, and not before. */
final class TracksAdding implements Change {
  private final MediaPart part;
  private final List<MediaTrack> tracks;

  TracksAdding(MediaPart part, List<MediaTrack> tracks) {
    this.part = part;
    this.tracks = List.copyOf(tracks);
  }

  @Override
  public void apply() {
    tracks.forEach(part::prepare);
  }

  @Override
  public void undo() {
    tracks.forEach(part::takeBack);
  }

  @Override
  public void done(@Nullable Throwable failure) {
    tracks.forEach(part::open);
  }
}
