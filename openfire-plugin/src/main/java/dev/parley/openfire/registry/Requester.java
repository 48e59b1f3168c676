package dev.parley.openfire.registry;

/**
 * The account and session that sent a request, as the XMPP server vouches for them.
 *
 * @param bare the bare JID, prepared (RFC 6122)
 * @param full the full JID, or the bare one again if the stanza came from an account
 */
public record Requester(String bare, String full) {

  /** The domain of the account. */
  public String domain() {
    return bare.substring(bare.indexOf('@') + 1);
  }
}
