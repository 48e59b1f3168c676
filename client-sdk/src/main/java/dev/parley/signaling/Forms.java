package dev.parley.signaling;

import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.RtpDescription;
import dev.parley.mapping.JingleForm;

/** Guesses from what a peer writes what it reads, and what it can do. */
final class Forms {

  private Forms() {}

  static JingleForm of(Jingle initiate) {
    if (initiate.target() != null) {
      return JingleForm.PARLEY;
    }
    for (JingleContent content : initiate.contents()) {
      // Nobody else states the largest message that it takes.
      if (content.transport() instanceof IceUdpTransport ice && ice.maxMessageSize() != null) {
        return JingleForm.PARLEY;
      }
      if (isOfStanzaJs(content)) {
        return JingleForm.STREAMS;
      }
    }
    return JingleForm.STANDARD;
  }

  /** Writes streams beside sources, and data channels without a description: nobody else does. */
  private static boolean isOfStanzaJs(JingleContent content) {
    return content.description() instanceof RtpDescription rtp
        ? !rtp.streams().isEmpty()
        : content.description() == null;
  }

  /**
   * Whether a peer takes an ICE restart of whoever it called. stanza.js does not: it ends the
   * session.
   */
  static boolean takesRestartOfResponder(JingleForm form) {
    return form.msid() != JingleForm.MsidForm.STREAM;
  }
}
