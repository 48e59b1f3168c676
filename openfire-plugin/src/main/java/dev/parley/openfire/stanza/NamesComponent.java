package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Ports;
import dev.parley.openfire.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.component.Component;
import org.xmpp.component.ComponentManager;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** The internal component at {@code names.<domain>}. The server calls it on its own threads. */
public final class NamesComponent implements Component {
  private static final Logger Log = LoggerFactory.getLogger(NamesComponent.class);

  private final IqHandler iqs;
  private final PresenceHandler presences;
  private final StanzaMessenger messenger;

  /** In front of a registry. */
  public NamesComponent(
      Ports ports, Registry registry, StanzaMessenger messenger, Outbound outbound) {
    this.messenger = messenger;
    String service = ports.service();
    SteadyOutbound steady = new SteadyOutbound(outbound, ports.scheduler(), ports.settings());
    iqs =
        new IqHandler(
            new Operations(registry),
            new Discovery(service, registry, ports.settings()),
            new ExternalServices(ports.settings(), ports.admission(), ports.clock()),
            registry.counters(),
            outbound,
            steady);
    presences = new PresenceHandler(registry, steady);
  }

  @Override
  public String getName() {
    return "Parley names";
  }

  @Override
  public String getDescription() {
    return "Programs find and reach each other by name.";
  }

  @Override
  public void processPacket(Packet packet) {
    try {
      if (packet instanceof IQ iq) {
        if (iq.getType() == IQ.Type.result || iq.getType() == IQ.Type.error) {
          messenger.received(iq);
        } else {
          iqs.handle(iq);
        }
      } else if (packet instanceof Presence presence) {
        presences.handle(presence);
      }
    } catch (Throwable t) {
      // Whatever leaves here would end the session of the client that happened to send the stanza.
      Log.error("The name service failed on a stanza", t);
    }
  }

  @Override
  public void initialize(JID jid, ComponentManager componentManager) {}

  @Override
  public void start() {}

  @Override
  public void shutdown() {}
}
