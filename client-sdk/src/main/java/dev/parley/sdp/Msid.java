package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * {@code a=msid}: the media stream and the track that a section carries (RFC 8830). Spaces at the
 * end, which some clients send and libwebrtc refuses, are dropped when it is read.
 *
 * @param stream the stream's id, or {@code -} for none
 * @param track the track's id, or null
 */
public record Msid(String stream, @Nullable String track) implements Attribute {
  /** Refuses spaces and control characters. */
  public Msid {
    SdpText.token("msid stream", stream);
    if (track != null) {
      SdpText.token("msid track", track);
    }
  }

  @Override
  public String attributeName() {
    return "msid";
  }

  @Override
  public String attributeValue() {
    return track == null ? stream : stream + " " + track;
  }

  /**
   * Reads the value, as it stands in {@code a=msid} and in the {@code msid} of an {@code a=ssrc}.
   *
   * @param value stream and track with a space between them, or only the stream
   * @return the msid
   * @throws IllegalArgumentException if it is neither
   */
  public static Msid parse(String value) {
    Fields fields = new Fields("msid", value);
    String stream = fields.next();
    String track = fields.more() ? fields.next() : null;
    fields.end();
    return new Msid(stream, track);
  }
}
