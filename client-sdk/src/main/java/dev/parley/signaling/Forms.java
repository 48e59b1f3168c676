package dev.parley.signaling;

import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.RtpDescription;
import dev.parley.mapping.JingleForm;

/** Guesses from what a peer writes what it reads, and what it can do. */
final class Forms {

  private Forms() {}

  /**
   * Guesses.
   *
   * @param jingle its session-initiate or session-accept
   */
  static JingleForm of(Jingle jingle) {
    if (jingle.target() != null) {
      return JingleForm.PARLEY;
    }
    for (JingleContent content : jingle.contents()) {
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
   * Whether of a session with such a peer only the initiator restarts ICE. stanza.js restarts none
   * that it did not begin, and ends one in which whom it called restarts.
   */
  static boolean onlyInitiatorRestarts(JingleForm form) {
    return form.msid() == JingleForm.MsidForm.STREAM;
  }
}
