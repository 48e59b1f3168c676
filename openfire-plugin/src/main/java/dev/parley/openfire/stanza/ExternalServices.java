package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Admission;
import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import dev.parley.openfire.registry.RelayCredentials;
import dev.parley.openfire.registry.RelayServer;
import dev.parley.openfire.registry.Relays;
import dev.parley.openfire.registry.Requester;
import dev.parley.openfire.registry.Settings;
import java.time.Clock;
import java.util.List;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;

/** Tells clients of STUN and TURN servers (XEP-0215, version 1.0). */
final class ExternalServices {
  private final Settings settings;
  private final Admission admission;
  private final Clock clock;

  ExternalServices(Settings settings, Admission admission, Clock clock) {
    this.settings = settings;
    this.admission = admission;
    this.clock = clock;
  }

  /** Section 3.1 and 3.2: the services, or those of one type. */
  Element services(Element request, Requester who) {
    String type = request.attributeValue("type");
    Element services = element("services");
    if (type != null) {
      services.addAttribute("type", type);
    }
    Relays relays = settings.relays();
    for (RelayServer server : relays.servers()) {
      if (type == null || type.equals(server.type())) {
        add(services, server, relays, who);
      }
    }
    return services;
  }

  /** Section 3.3: fresh credentials for one service. */
  Element credentials(Element request, Requester who) {
    Element wanted = request.element("service");
    String host = wanted == null ? null : wanted.attributeValue("host");
    String type = wanted == null ? null : wanted.attributeValue("type");
    if (wanted == null || host == null || type == null) {
      throw Fields.bad("Credentials are for a service with 'host' and 'type'.");
    }
    String port = wanted.attributeValue("port");
    Relays relays = settings.relays();
    List<RelayServer> found =
        relays.servers().stream()
            .filter(s -> s.relays() && s.host().equals(host) && s.type().equals(type))
            .filter(s -> port == null || port.equals(Integer.toString(s.port())))
            .toList();
    if (found.isEmpty()) {
      throw new RefusedException(Refusal.NOT_FOUND, "There is no such service.");
    }
    if (!admission.mayRelay(who)) {
      throw new RefusedException(Refusal.FORBIDDEN, "Relays are for accounts of this server.");
    }
    Element credentials = element("credentials");
    found.forEach(server -> add(credentials, server, relays, who));
    return credentials;
  }

  private void add(Element parent, RelayServer server, Relays relays, Requester who) {
    if (server.relays() && !admission.mayRelay(who)) {
      return;
    }
    Element service =
        parent
            .addElement("service")
            .addAttribute("type", server.type())
            .addAttribute("host", server.host())
            .addAttribute("port", Integer.toString(server.port()));
    @Nullable String transport = server.transport();
    if (transport != null) {
      service.addAttribute("transport", transport);
    }
    if (server.relays() && !relays.secret().isEmpty()) {
      RelayCredentials credentials = RelayCredentials.issue(relays, who.bare(), clock.instant());
      service
          .addAttribute("restricted", "true")
          .addAttribute("username", credentials.username())
          .addAttribute("password", credentials.password())
          .addAttribute("expires", credentials.expires().toString());
    }
  }

  private static Element element(String name) {
    return DocumentHelper.createElement(QName.get(name, Xmlns.EXTERNAL_SERVICES));
  }
}
