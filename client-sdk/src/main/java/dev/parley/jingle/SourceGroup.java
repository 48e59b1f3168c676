package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code <ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'>}: RTP streams that
 * belong together.
 *
 * <p>XEP-0339 1.0.1. Deviation: semantics that its schema does not list (SIM, FEC-FR) are taken.
 *
 * @param semantics for example {@code FID}
 * @param ssrcs unsigned 32-bit numbers, in order
 */
public record SourceGroup(String semantics, List<Long> ssrcs) {
  static final String ELEMENT = "ssrc-group";

  /** Refuses spaces, control characters, numbers out of range, and too many sources. */
  public SourceGroup {
    Checks.token("semantics of ssrc-group", semantics);
    for (long ssrc : ssrcs) {
      Checks.range("ssrc", ssrc, 0, 0xffff_ffffL);
    }
    ssrcs = Checks.list(Source.ELEMENT, ssrcs, JingleLimits.SOURCES);
  }

  static SourceGroup parse(Element element) {
    List<Long> ssrcs = new ArrayList<>();
    for (Element source : element.children(Source.ELEMENT, JingleNamespaces.SSMA)) {
      ssrcs.add(source.requiredNumber("ssrc"));
    }
    return new SourceGroup(element.required("semantics"), ssrcs);
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.SSMA).attribute("semantics", semantics);
    ssrcs.forEach(ssrc -> out.open(Source.ELEMENT).attribute("ssrc", ssrc).close());
    out.close();
  }
}
