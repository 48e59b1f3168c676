package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <stream xmlns='urn:xmpp:jingle:apps:rtp:msid:0' id='…' track='…'/>}: the media stream and
 * the track that a content carries.
 *
 * <p>No XEP; stanza.js reads and writes it, and does not read the {@code msid} parameter of a
 * {@link Source}. White space at the ends is dropped.
 *
 * @param id the stream's id
 * @param track the track's id; null if absent
 */
public record MediaStream(String id, @Nullable String track) {
  static final String ELEMENT = "stream";

  /** Refuses control characters. */
  public MediaStream {
    id = Checks.token("id of a stream", id.strip());
    track = track == null ? null : Checks.token("track of a stream", track.strip());
  }

  static MediaStream parse(Element element) {
    return new MediaStream(element.required("id"), element.attribute("track"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.MSID).attribute("id", id).attribute("track", track);
    out.close();
  }
}
