package dev.parley.connection.internal;

import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.LinkTimings;
import dev.parley.connection.PasswordCredentials;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.SignInException;
import dev.parley.connection.SignInTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.jivesoftware.smackx.carbons.packet.Carbon;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smack's connection, as Parley wants it, and the blocking calls on it. Only one thread calls them;
 * {@link #cut()} may be called by any other, and ends whatever that one waits for.
 */
final class SmackSession {

  private static final Logger LOG = LoggerFactory.getLogger(SmackSession.class);
  private static final String CAPS_NODE = "urn:parley";

  private final ConnectionSettings settings;
  private final LinkSockets sockets = new LinkSockets();
  private final ServerTrust trust;
  private final XMPPTCPConnection smack;
  private Resourcepart resource;
  private boolean signedInBefore;
  private volatile boolean carbonsWanted;
  private volatile boolean carbons;

  SmackSession(ConnectionSettings settings) {
    SmackSetup.ensure();
    this.settings = settings;
    this.trust = new ServerTrust(settings.account().domain(), settings.trust());
    this.resource = settings.account().resource().orElseGet(SmackSession::randomResource);
    this.smack = new XMPPTCPConnection(configuration());
    smack.setUseStreamManagement(true);
    smack.setUseStreamManagementResumption(true);
    // Without such a listener Smack sends what was not acknowledged again in a new session: stale
    // requests, whose senders were told long ago that they failed.
    smack.addStanzaDroppedListener(
        stanza -> LOG.debug("Not sent again after a new sign-in: {}", stanza.getStanzaId()));
    // Smack's own would log the stanza, which may hold secrets. Whoever sent it hears nothing, and
    // the connection goes on.
    smack.setParsingExceptionCallback(
        stanza ->
            LOG.debug(
                "A stanza cannot be read: {}", stanza.getParsingException().getClass().getName()));
    prepareManagers();
  }

  XMPPTCPConnection smack() {
    return smack;
  }

  /**
   * Connects and signs in, or resumes the session that was.
   *
   * @return whether the former session was resumed
   */
  boolean signIn() {
    try {
      trust.load();
      try {
        return connectAndLogin();
      } catch (XMPPException.XMPPErrorException e) {
        if (e.getStanzaError().getCondition() != StanzaError.Condition.conflict) {
          throw e;
        }
        // Somebody holds the resource and the server protects it: take another one.
        drop();
        resource = randomResource();
        return connectAndLogin();
      }
    } catch (InterruptedException e) {
      drop();
      throw new SignInTimeoutException(SignInErrors.server(settings), "interrupted", e);
    } catch (SmackException | XMPPException | IOException | RuntimeException e) {
      drop();
      throw translated(e);
    }
  }

  private SignInException translated(Exception e) {
    return SignInErrors.of(settings, trust, e);
  }

  private boolean connectAndLogin()
      throws SmackException, XMPPException, IOException, InterruptedException {
    // The first time, a step may take as long as the whole: TLS alone is several round trips. Later
    // an attempt that goes into a dead network should make room for the next one soon.
    LinkTimings timings = settings.timings();
    Duration step = signedInBefore ? timings.reply() : timings.signIn();
    smack.setReplyTimeout(step.toMillis());
    smack.connect();
    String user = settings.account().jid().getLocalpart().asUnescapedString();
    smack.login(user, password(settings.credentials()), resource);
    boolean resumed = smack.streamWasResumed();
    if (!resumed) {
      becomeAvailable();
    }
    smack.setReplyTimeout(timings.reply().toMillis());
    signedInBefore = true;
    return resumed;
  }

  /**
   * Sends the initial presence and waits until the server has dealt with it: before that it refuses
   * what others send here (RFC 6121, section 8.5.3). A server handles the stanzas of one stream in
   * order, so any answer to a ping will do.
   */
  private void becomeAvailable() throws SmackException, InterruptedException {
    carbons = false;
    if (carbonsWanted) {
      // Before the presence, so that nothing that comes after it is missed (XEP-0280 section 4).
      requestCarbons();
    }
    smack.sendStanza(
        smack.getStanzaFactory().buildPresenceStanza().ofType(Presence.Type.available).build());
    try {
      smack.sendIqRequestAndWaitForResponse(new Ping(smack.getXMPPServiceDomain()));
    } catch (XMPPException.XMPPErrorException e) {
      LOG.debug("The server does not answer pings: {}", e.getStanzaError());
    }
  }

  /**
   * Asks for copies of what the account's other devices send and get, in every session from now.
   */
  void enableCarbons() {
    carbonsWanted = true;
    if (smack.isAuthenticated()) {
      requestCarbons();
    }
  }

  /** Whether the server sends such copies now. */
  boolean hasCarbons() {
    return carbons;
  }

  private void requestCarbons() {
    smack
        .sendIqRequestAsync(new Carbon.Enable())
        .onSuccess(done -> carbons = true)
        .onError(e -> LOG.debug("The server sends no carbons: {}", e.getMessage()));
  }

  private static String password(Credentials credentials) {
    if (credentials instanceof PasswordCredentials password) {
      return new String(password.password());
    }
    throw new IllegalStateException("unknown credentials " + credentials);
  }

  /** Closes the sockets at once, from any thread; a call that is under way fails. */
  void cut() {
    sockets.cut();
  }

  /** Whether the machine has lost the address that the link is bound to. */
  boolean hasLostItsAddress() {
    return sockets.haveLostTheirAddress();
  }

  /** {@link #cut()}, for good. */
  void seal() {
    sockets.seal();
  }

  /** Gives up a dead or half-made link, keeping what is needed to resume the session. */
  void drop() {
    sockets.cut();
    if (smack.isConnected()) {
      smack.instantShutdown();
    }
  }

  /** Says goodbye: unavailable presence and the end of the stream. */
  void leave(Duration patience) {
    try {
      if (smack.isConnected()) {
        smack.setReplyTimeout(patience.toMillis());
        smack.disconnect();
      }
    } finally {
      sockets.seal();
    }
  }

  private XMPPTCPConnectionConfiguration configuration() {
    int connectMillis = (int) Math.min(Integer.MAX_VALUE, settings.timings().signIn().toMillis());
    XMPPTCPConnectionConfiguration.Builder builder =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain(settings.account().jid().asDomainBareJid())
            .setSecurityMode(ConnectionConfiguration.SecurityMode.required)
            .setCustomX509TrustManager(trust)
            .setHostnameVerifier(trust)
            .setSocketFactory(sockets)
            .setConnectTimeout(connectMillis)
            .setCompressionEnabled(false)
            .setSendPresence(false);
    address().ifPresent(address -> setAddress(builder, address));
    return builder.build();
  }

  /** DNS knows nothing of these (SRV look-ups of them only cost time). */
  private Optional<ServerAddress> address() {
    String domain = settings.account().domain();
    if (settings.server().isPresent() || (domain.indexOf('.') > 0 && !isIpAddress(domain))) {
      return settings.server();
    }
    return Optional.of(new ServerAddress(domain, ServerAddress.DEFAULT_PORT));
  }

  private static void setAddress(
      XMPPTCPConnectionConfiguration.Builder builder, ServerAddress address) {
    builder.setPort(address.port());
    if (isIpAddress(address.host())) {
      try {
        builder.setHostAddress(InetAddress.getByName(address.host()));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(address.host() + " is not an IP address", e);
      }
    } else {
      builder.setHost((CharSequence) address.host());
    }
  }

  private static boolean isIpAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9]+(\\.[0-9]+){3}");
  }

  private void prepareManagers() {
    Roster roster = Roster.getInstanceFor(smack);
    roster.setSubscriptionMode(Roster.SubscriptionMode.manual);
    roster.setRosterLoadedAtLogin(true);
    // It answers pings of others; the watchdog is ours.
    PingManager.getInstanceFor(smack).setPingInterval(-1);
    EntityCapsManager.getInstanceFor(smack);
    EntityCapsManager.setDefaultEntityNode(CAPS_NODE);
    ServiceDiscoveryManager discovery = ServiceDiscoveryManager.getInstanceFor(smack);
    discovery.setIdentity(new DiscoverInfo.Identity("client", "Parley", "pc"));
    discovery.addFeature(Connection.PEER_FEATURE);
  }

  private static Resourcepart randomResource() {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return Resourcepart.fromOrThrowUnchecked("parley-" + HexFormat.of().formatHex(random));
  }

  /** The resource that is asked for. */
  @Nullable Resourcepart resource() {
    return resource;
  }
}
