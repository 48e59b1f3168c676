package dev.parley.peer;

import dev.parley.sdp.MediaDescription;
import org.jspecify.annotations.Nullable;

/** What a content of a session is about. */
public enum ContentKind {
  /** Sound. */
  AUDIO,
  /** Pictures. */
  VIDEO,
  /** Data channels. */
  DATA;

  /** The kind of a media section; null if it is none of these. */
  public static @Nullable ContentKind of(MediaDescription section) {
    return switch (section.media()) {
      case "audio" -> AUDIO;
      case "video" -> VIDEO;
      case "application" -> DATA;
      default -> null;
    };
  }
}
