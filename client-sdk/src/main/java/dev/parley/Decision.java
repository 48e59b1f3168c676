package dev.parley;

import dev.parley.media.MediaTrack;
import dev.parley.peer.EndReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConnectionPolicy} says.
 *
 * @param accepted whether the caller gets its session
 * @param reason what the caller is told, if not
 * @param text likewise, for people
 * @param tracks what this side sends, as far as the caller wants to receive it
 */
public record Decision(
    boolean accepted, EndReason reason, Optional<String> text, List<MediaTrack> tracks) {
  private static final Decision ACCEPT =
      new Decision(true, EndReason.SUCCESS, Optional.empty(), List.of());

  public Decision {
    Objects.requireNonNull(reason, "reason");
    tracks = List.copyOf(tracks);
  }

  public static Decision accept() {
    return ACCEPT;
  }

  /** Accepts, and sends these {@code AudioTrack}s and {@code VideoTrack}s. */
  public static Decision accept(List<MediaTrack> tracks) {
    return new Decision(true, EndReason.SUCCESS, Optional.empty(), tracks);
  }

  /** Declines, with a text for people if wanted. */
  public static Decision reject(@Nullable String text) {
    return reject(EndReason.DECLINE, text);
  }

  /** Refuses for a reason such as {@link EndReason#BUSY}. */
  public static Decision reject(EndReason reason, @Nullable String text) {
    return new Decision(false, reason, Optional.ofNullable(text), List.of());
  }
}
