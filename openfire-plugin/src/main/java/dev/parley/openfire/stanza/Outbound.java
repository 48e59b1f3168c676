package dev.parley.openfire.stanza;

import org.xmpp.packet.Packet;

/** Hands a stanza to the server. Never throws; any thread. */
@FunctionalInterface
public interface Outbound {

  /** Sends a stanza, whose sender and receiver are set. */
  void send(Packet packet);
}
