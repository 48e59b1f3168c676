package dev.parley.session;

/** Sees the Jingle stanzas of a client, with all the secrets they hold. */
@FunctionalInterface
public interface StanzaObserver {

  /** Called on whatever thread handles the stanza; must not block. */
  void stanza(boolean sent, String xml);
}
