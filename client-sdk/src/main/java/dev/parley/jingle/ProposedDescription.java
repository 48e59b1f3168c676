package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>}: one kind of content of
 * the session that a {@link Propose} announces. What else stands in it is not read.
 *
 * <p>XEP-0353 0.8 section 3.1.
 *
 * @param namespace of the application
 * @param media {@code audio} or {@code video}; null if the application has none
 */
public record ProposedDescription(String namespace, @Nullable String media) {

  /** Refuses spaces and control characters. */
  public ProposedDescription {
    Checks.token("namespace", namespace);
    Checks.optionalToken("media", media);
  }

  /**
   * Audio or video.
   *
   * @param media which
   * @return one for RTP
   */
  public static ProposedDescription rtp(String media) {
    return new ProposedDescription(JingleNamespaces.RTP, media);
  }

  /** Data channels: a session of them has no description of its own, so it is its transport's. */
  public static ProposedDescription data() {
    return new ProposedDescription(JingleNamespaces.DTLS_SCTP, null);
  }

  /** Whether it is audio, or video. */
  public boolean isRtp(String kind) {
    return namespace.equals(JingleNamespaces.RTP) && kind.equals(media);
  }

  void write(ElementWriter out) {
    out.open(JingleContent.DESCRIPTION, namespace).attribute("media", media).close();
  }
}
