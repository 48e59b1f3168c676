package dev.parley.jingle;

/**
 * {@code <accept xmlns='urn:xmpp:jingle-message:0' id='…'/>}: one of an account's devices tells the
 * others that it takes the call, so that they stop ringing.
 *
 * <p>XEP-0353 0.8 section 5, for servers without XEP-0280: such a client tells its own bare JID.
 *
 * @param id of the call
 */
public record Accept(String id) implements JingleMessage {

  /** Refuses an id that is none. */
  public Accept {
    Jingle.checkSid(id);
  }

  @Override
  public Kind kind() {
    return Kind.ACCEPT;
  }
}
