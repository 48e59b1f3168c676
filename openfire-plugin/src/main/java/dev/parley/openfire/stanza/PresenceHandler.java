package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.NameRule;
import dev.parley.openfire.registry.RefusedException;
import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.Requester;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Presence that is sent to names (RFC 6121 sections 3 and 4). */
final class PresenceHandler {
  private final Registry registry;
  private final SteadyOutbound outbound;

  PresenceHandler(Registry registry, SteadyOutbound outbound) {
    this.registry = registry;
    this.outbound = outbound;
  }

  void handle(Presence presence) {
    long came = System.nanoTime();
    JID to = presence.getTo();
    JID from = presence.getFrom();
    String name = to.getNode();
    if (name == null || from == null || !NameRule.isValid(name)) {
      return;
    }
    Requester who = new Requester(from.toBareJID(), from.toString());
    try {
      dispatch(presence.getType(), name, who);
    } catch (RefusedException e) {
      if (presence.getType() != Presence.Type.unsubscribe) {
        refuse(presence, e, came);
      }
    }
  }

  private void dispatch(Presence.Type type, String name, Requester who) {
    if (type == null || type == Presence.Type.probe) {
      registry.watch(name, who);
      return;
    }
    switch (type) {
      case unavailable -> registry.unwatch(name, who);
      case subscribe -> registry.subscribe(name, who);
      case unsubscribe -> registry.unsubscribe(name, who);
      // The service subscribes to nobody, and what bounces says nothing that matters here.
      default -> {}
    }
  }

  private void refuse(Presence presence, RefusedException refused, long came) {
    if (presence.getType() == Presence.Type.subscribe) {
      // It comes from an account, and the server routes no error there.
      Presence answer = new Presence(Presence.Type.unsubscribed);
      answer.setFrom(presence.getTo());
      answer.setTo(presence.getFrom());
      outbound.send(answer, came);
      return;
    }
    Presence error = new Presence();
    error.setID(presence.getID());
    error.setFrom(presence.getTo());
    error.setTo(presence.getFrom());
    error.setError(Errors.error(refused));
    outbound.send(error, came);
  }
}
