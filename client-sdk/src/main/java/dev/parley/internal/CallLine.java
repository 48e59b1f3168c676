package dev.parley.internal;

import dev.parley.jingle.JingleReason;
import dev.parley.media.MediaTrack;
import dev.parley.peer.EndReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which a call came in. To be used on the calls' executor. */
interface CallLine {

  /**
   * Takes the call.
   *
   * @return false if it is too late
   * @throws RuntimeException if the caller cannot be told; the call rings on
   */
  boolean take(List<MediaTrack> tracks);

  /** Declines. */
  void reject(EndReason reason, @Nullable String text);

  /** Lets it ring elsewhere. */
  void ignore();

  /** The session is over, or did not come about. */
  void finish(JingleReason reason);
}
