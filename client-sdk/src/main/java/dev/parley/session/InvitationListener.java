package dev.parley.session;

import org.jxmpp.jid.EntityFullJid;

/** Told what becomes of one call. Called on the connection's worker: must not block. */
public interface InvitationListener {

  /** A device of the called account rings; each is told. */
  default void onRinging(EntityFullJid device) {}

  /** A device of the called account takes the call: the caller may begin the session with it. */
  default void onProceed(EntityFullJid device) {}

  /**
   * The called account's own call, which rang here already or crossed this one, stays in its place
   * (XEP-0353 section 4.1). This one is over.
   *
   * @param theirs to be answered as if it had just come in
   */
  default void onYielded(Invitation theirs) {}

  /** It is over, and not by a decision made here. Nothing is told after it. */
  void onEnded(InvitationEnd end);
}
