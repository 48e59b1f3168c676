package dev.parley.signaling;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleToSdp;
import dev.parley.mapping.MappingException;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SessionDescription;

/** Session descriptions out of what the other side sent. */
final class Descriptions {

  private Descriptions() {}

  static SessionDescription offer(Jingle initiate) throws MappingException {
    return JingleToSdp.offer(parts(initiate), Creator.INITIATOR, origin(initiate));
  }

  static SessionDescription answer(Jingle accept, SessionDescription offer)
      throws MappingException {
    return JingleToSdp.answer(parts(accept), Creator.RESPONDER, offer, origin(accept));
  }

  private static JingleDescription parts(Jingle jingle) {
    return new JingleDescription(jingle.contents(), jingle.groups());
  }

  /** A number that is the session's own is all that is asked of it (RFC 8829 section 5.2.1). */
  private static Origin origin(Jingle jingle) {
    return Origin.of(Integer.toUnsignedLong(jingle.sid().hashCode()), 1);
  }
}
