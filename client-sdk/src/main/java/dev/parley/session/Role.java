package dev.parley.session;

/** Which side of a session somebody is (XEP-0166 section 3). */
public enum Role {
  INITIATOR,
  RESPONDER;

  /** The other side. */
  public Role other() {
    return this == INITIATOR ? RESPONDER : INITIATOR;
  }
}
