package dev.parley.signaling;

import org.jivesoftware.smack.packet.StanzaError;

/**
 * Decides what becomes of a session-initiate that did not arrive where it should. Called on the
 * session's executor.
 */
public interface DialListener {

  /**
   * It was refused.
   *
   * @return true if the listener sees to it, by dialling again or by ending it all; false to end
   *     the peer with what the error says
   */
  boolean onRefused(StanzaError error);

  /**
   * It was not acknowledged.
   *
   * @param sent whether it left this side; then the other side may still answer
   */
  void onUnacknowledged(boolean sent);

  /**
   * It was accepted by somebody whose certificate is not the one of whoever is called. Nothing was
   * sent there, and nothing will be: the listener ends it all.
   */
  void onImpostor();
}
