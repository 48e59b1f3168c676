package dev.parley.jingle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code <ringing xmlns='urn:xmpp:jingle:apps:rtp:info:1'/>} and its kin: what a session-info of a
 * call says.
 *
 * <p>XEP-0167 1.2.3 section 8.
 *
 * @param kind what it says
 * @param creator of the content that mute and unmute name; null if they mean all, or for other
 *     kinds
 * @param name of the content that mute and unmute name; null if they mean all, or for other kinds
 */
public record RtpInfo(Kind kind, @Nullable Creator creator, @Nullable String name) {

  /** The messages of XEP-0167 section 8. */
  public enum Kind {
    /** Media flows again. */
    ACTIVE,
    /** The sender put the receiver on hold. */
    HOLD,
    /** The sender does not send for a while. */
    MUTE,
    /** The device rings. */
    RINGING,
    /** The hold is over. */
    UNHOLD,
    /** The sender sends again. */
    UNMUTE;

    private final String token = name().toLowerCase(Locale.ROOT);

    /**
     * The message on the wire.
     *
     * @return for example {@code ringing}
     */
    public String token() {
      return token;
    }
  }

  /** Refuses control characters. */
  public RtpInfo {
    Checks.optionalLine("name of a content", name);
  }

  /**
   * A message about the whole session.
   *
   * @param kind what it says
   * @return no content named
   */
  public static RtpInfo of(Kind kind) {
    return new RtpInfo(kind, null, null);
  }

  /** Null if the element is none of these. */
  static @Nullable RtpInfo parse(Element element) {
    if (!element.namespace().equals(JingleNamespaces.RTP_INFO)) {
      return null;
    }
    for (Kind kind : Kind.values()) {
      if (kind.token.equals(element.name())) {
        Creator creator = Creator.parse(element.attribute("creator"));
        return new RtpInfo(kind, creator, element.attribute("name"));
      }
    }
    return null;
  }

  void write(ElementWriter out) {
    out.open(kind.token, JingleNamespaces.RTP_INFO);
    out.attribute("creator", creator == null ? null : creator.token());
    out.attribute("name", name).close();
  }
}
