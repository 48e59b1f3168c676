package dev.parley.jingle;

/**
 * {@code <ringing xmlns='urn:xmpp:jingle-message:0' id='…'/>}: a device of the called account
 * alerts its person.
 *
 * <p>XEP-0353 0.8 section 3.2.
 *
 * @param id of the call
 */
public record Ringing(String id) implements JingleMessage {

  /** Refuses an id that is none. */
  public Ringing {
    Jingle.checkSid(id);
  }

  @Override
  public Kind kind() {
    return Kind.RINGING;
  }
}
