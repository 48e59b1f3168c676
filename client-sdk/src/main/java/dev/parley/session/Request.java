package dev.parley.session;

import dev.parley.jingle.Jingle;
import org.jivesoftware.smack.packet.StanzaError;

/** A Jingle request that came in and wants exactly one reply. */
interface Request {

  Jingle jingle();

  void acknowledge();

  void refuse(StanzaError error);

  /** Sends the reply that a handling asks for, then does what it asks for. */
  default void reply(Handling handling) {
    StanzaError error = handling.error();
    if (error != null) {
      refuse(error);
    } else {
      acknowledge();
      handling.then().run();
    }
  }
}
