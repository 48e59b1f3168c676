package dev.parley.jingle;

/** The XML namespaces of the Jingle profile that Parley speaks. */
public final class JingleNamespaces {
  /** XEP-0166: sessions. */
  public static final String JINGLE = "urn:xmpp:jingle:1";

  /** XEP-0166 section 10: error conditions. */
  public static final String ERRORS = "urn:xmpp:jingle:errors:1";

  /** XEP-0167: audio and video. */
  public static final String RTP = "urn:xmpp:jingle:apps:rtp:1";

  /** XEP-0167 section 10: the audio feature for service discovery. */
  public static final String RTP_AUDIO = "urn:xmpp:jingle:apps:rtp:audio";

  /** XEP-0167 section 10: the video feature for service discovery. */
  public static final String RTP_VIDEO = "urn:xmpp:jingle:apps:rtp:video";

  /** XEP-0167 section 8: ringing, hold, mute. */
  public static final String RTP_INFO = "urn:xmpp:jingle:apps:rtp:info:1";

  /** XEP-0293: feedback. */
  public static final String RTCP_FB = "urn:xmpp:jingle:apps:rtp:rtcp-fb:0";

  /** XEP-0294: header extensions. */
  public static final String HDREXT = "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0";

  /** XEP-0339: sources. */
  public static final String SSMA = "urn:xmpp:jingle:apps:rtp:ssma:0";

  /** No XEP: media stream and track, as stanza.js and Jitsi write them. */
  public static final String MSID = "urn:xmpp:jingle:apps:rtp:msid:0";

  /** XEP-0176: ICE. */
  public static final String ICE_UDP = "urn:xmpp:jingle:transports:ice-udp:1";

  /** XEP-0371: ICE, its successor. */
  public static final String ICE = "urn:xmpp:jingle:transports:ice:0";

  /** XEP-0320: DTLS fingerprints. */
  public static final String DTLS = "urn:xmpp:jingle:apps:dtls:0";

  /** XEP-0343: data channels. */
  public static final String DTLS_SCTP = "urn:xmpp:jingle:transports:dtls-sctp:1";

  /** XEP-0338: groups. */
  public static final String GROUPING = "urn:xmpp:jingle:apps:grouping:0";

  /** XEP-0353: calls to people, before there is a session. */
  public static final String JINGLE_MESSAGE = "urn:xmpp:jingle-message:0";

  /** Parley's names: {@link Target}. */
  public static final String NAMES = "urn:parley:names:1";

  /**
   * What Parley adds to Jingle: {@code <max-message-size/>} and {@link RestartAnswer}. A namespace
   * of its own, because it is of use between peers that know nothing of names.
   */
  public static final String PARLEY = "urn:parley:jingle:1";

  private JingleNamespaces() {}
}
