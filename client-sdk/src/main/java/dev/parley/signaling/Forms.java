package dev.parley.signaling;

import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.RtpDescription;
import dev.parley.mapping.JingleForm;

/** Guesses from what a peer writes what it reads. */
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
      if (content.description() instanceof RtpDescription rtp && !rtp.streams().isEmpty()) {
        return JingleForm.STREAMS;
      }
    }
    return JingleForm.STANDARD;
  }
}
