package dev.parley.sdp;

import java.util.List;

/** Writes a description in the order of RFC 8866 section 5. */
final class SdpWriter {
  private static final String CRLF = "\r\n";

  private SdpWriter() {}

  static String write(SessionDescription session) {
    StringBuilder out = new StringBuilder(2048);
    out.append("v=0").append(CRLF);
    out.append("o=").append(session.origin().toValue()).append(CRLF);
    out.append("s=").append(session.name()).append(CRLF);
    section(out, session.lines(), session.attributes());
    for (MediaDescription media : session.media()) {
      out.append("m=").append(media.media()).append(' ').append(media.port());
      out.append(' ').append(media.protocol());
      for (String format : media.formats()) {
        out.append(' ').append(format);
      }
      out.append(CRLF);
      section(out, media.lines(), media.attributes());
    }
    return out.toString();
  }

  private static void section(StringBuilder out, List<SdpLine> lines, List<Attribute> attributes) {
    for (SdpLine line : lines) {
      out.append(line.type()).append('=').append(line.value()).append(CRLF);
    }
    for (Attribute attribute : attributes) {
      out.append("a=").append(attribute.toAttribute()).append(CRLF);
    }
  }
}
