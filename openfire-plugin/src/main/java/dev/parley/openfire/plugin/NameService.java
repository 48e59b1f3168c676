package dev.parley.openfire.plugin;

import dev.parley.openfire.admin.AdminCommands;
import dev.parley.openfire.cluster.ClusterNode;
import dev.parley.openfire.registry.Ports;
import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.Sessions;
import dev.parley.openfire.registry.Settings;
import dev.parley.openfire.stanza.NamesComponent;
import dev.parley.openfire.stanza.Outbound;
import dev.parley.openfire.stanza.StanzaMessenger;
import dev.parley.openfire.store.ConnectionSource;
import dev.parley.openfire.store.JdbcNameStore;
import dev.parley.openfire.store.JdbcSubscriptionStore;
import java.time.Clock;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.event.SessionEventDispatcher;
import org.jivesoftware.openfire.event.UserEventDispatcher;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.component.ComponentException;
import org.xmpp.component.ComponentManagerFactory;
import org.xmpp.packet.Presence;

/** The running service: all its parts, registered with the server from start to close. */
final class NameService implements AutoCloseable {
  private static final Logger Log = LoggerFactory.getLogger(NameService.class);

  private final String subdomain;
  private final Threads threads = new Threads();
  private final ClusterNode cluster;
  private final Registry registry;
  private final NamesComponent component;
  private final Ears ears;
  private final AdminCommands commands;

  NameService(XMPPServer server, String subdomain) {
    this.subdomain = subdomain;
    String domain = server.getServerInfo().getXMPPDomain();
    String service = subdomain + "." + domain;
    Settings settings = new PropertySettings();
    Outbound outbound = outbound(server);
    cluster = new ClusterNode(server, threads, settings);
    Sessions sessions = cluster.sessions(new OpenfireSessions(server.getSessionManager(), domain));
    StanzaMessenger messenger = new StanzaMessenger(service, outbound, sessions, threads, settings);
    ConnectionSource connections = DbConnectionManager::getConnection;
    SecurityAudit audit = new SecurityAudit();
    Ports ports =
        new Ports(
            service,
            Clock.systemUTC(),
            new JdbcNameStore(connections),
            new JdbcSubscriptionStore(connections),
            cluster.live(),
            cluster.messenger(messenger),
            sessions,
            new OpenfireContacts(server),
            new PropertyAdmission(server),
            audit,
            threads,
            settings);
    registry = new Registry(ports);
    component = new NamesComponent(ports, registry, messenger, outbound);
    commands =
        new AdminCommands(
            server.getAdHocCommandHandler(),
            registry.administration(),
            PropertyAdmission::ban,
            audit);
    ears = new Ears(registry, server.getSessionManager(), domain);
  }

  private static Outbound outbound(XMPPServer server) {
    Subscriptions subscriptions = new Subscriptions(server);
    return packet -> {
      try {
        if (packet instanceof Presence presence && Subscriptions.isAnswer(presence)) {
          subscriptions.deliver(presence);
        } else {
          server.getPacketRouter().route(packet);
        }
      } catch (Throwable t) {
        // One receiver that cannot be reached must not keep the others from being told.
        Log.error("A stanza of the name service could not be routed", t);
      }
    };
  }

  /** Opens the service to clients. */
  void open() throws ComponentException {
    SessionEventDispatcher.addListener(ears);
    UserEventDispatcher.addListener(ears);
    InterceptorManager.getInstance().addInterceptor(ears);
    cluster.open(registry.nodes());
    ComponentManagerFactory.getComponentManager().addComponent(subdomain, component);
    commands.open();
    registry.begin();
  }

  /** Takes back everything; each step is tried, whatever became of the one before. */
  @Override
  public void close() {
    quietly(() -> ComponentManagerFactory.getComponentManager().removeComponent(subdomain));
    quietly(registry::farewell);
    quietly(commands::close);
    quietly(() -> InterceptorManager.getInstance().removeInterceptor(ears));
    quietly(() -> UserEventDispatcher.removeListener(ears));
    quietly(() -> SessionEventDispatcher.removeListener(ears));
    quietly(cluster::close);
    quietly(threads::close);
  }

  /** A step of closing. */
  private interface Step {
    void run() throws Exception;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (Throwable t) {
      Log.error("The name service could not be taken down as a whole", t);
    }
  }
}
