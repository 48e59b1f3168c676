package dev.parley.jingle;

/**
 * {@code <proceed xmlns='urn:xmpp:jingle-message:0' id='…'/>}: a device of the called account takes
 * the call, and waits for the session.
 *
 * <p>XEP-0353 0.8 section 3.4.
 *
 * @param id of the call
 */
public record Proceed(String id) implements JingleMessage {

  /** Refuses an id that is none. */
  public Proceed {
    Jingle.checkSid(id);
  }

  @Override
  public Kind kind() {
    return Kind.PROCEED;
  }
}
