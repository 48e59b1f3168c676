package dev.parley;

import dev.parley.connection.Account;
import dev.parley.connection.Connection;
import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.Credentials;
import dev.parley.connection.ServerAddress;
import dev.parley.connection.TrustSettings;
import dev.parley.connection.internal.Failures;
import dev.parley.connection.internal.IqErrorException;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleIq;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.caps.packet.CapsExtension;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** A peer that speaks Jingle by hand, well or badly. */
public final class RawPeer implements AutoCloseable {

  public static final String RESULT = "result";

  private final Connection connection;
  private final XmppLink link;
  private final BlockingQueue<Jingle> received = new LinkedBlockingQueue<>();
  private final Map<Jid, Set<String>> verifications = new ConcurrentHashMap<>();
  private volatile boolean mute;

  public RawPeer(TestNet net, String user) throws Exception {
    connection =
        Connection.create(
            ConnectionSettings.of(
                    Account.of(user + "@" + net.server().domain()),
                    Credentials.password(TestNet.passwordOf(user)))
                .withServer(new ServerAddress("127.0.0.1", net.server().port()))
                .withTrust(TrustSettings.pem(net.server().trust())));
    link = XmppLink.of(connection);
    dev.parley.jingle.JingleProviders.register();
    link.smack().registerIQRequestHandler(new Receiver());
    link.smack()
        .addSyncStanzaListener(
            presence -> {
              CapsExtension caps = CapsExtension.from(presence);
              if (caps != null) {
                verifications
                    .computeIfAbsent(presence.getFrom(), who -> ConcurrentHashMap.newKeySet())
                    .add(caps.getVer());
              }
            },
            StanzaTypeFilter.PRESENCE);
    TestNet.await(connection.signIn());
  }

  /** How many sets of features (XEP-0115) somebody has announced here so far. */
  public int seen(EntityFullJid of) {
    return verifications.getOrDefault(of, Set.of()).size();
  }

  /** From now on says nothing to what it is asked. */
  public void fallSilent() {
    mute = true;
  }

  public EntityFullJid address() {
    return connection.jid().orElseThrow();
  }

  public Connection connection() {
    return connection;
  }

  /** The reply: {@link #RESULT}, or {@code condition} or {@code condition/jingle-condition}. */
  public String send(EntityFullJid to, String attributes, String children) throws Exception {
    return TestNet.await(sendAsync(new RawJingle(to, attributes, children)));
  }

  /** Likewise, without waiting for it. */
  public CompletionStage<String> sendAsync(IQ request) {
    return link.request(request, TestNet.PATIENCE)
        .handle(
            (result, failure) -> {
              if (failure == null) {
                return RESULT;
              }
              if (Failures.cause(failure) instanceof IqErrorException refused) {
                return name(refused.error());
              }
              throw new CompletionException(failure);
            });
  }

  /** Sends what expects no reply. */
  public void send(Stanza stanza) {
    link.send(stanza);
  }

  /** Sends a step of Jingle Message Initiation that has nothing but an id. */
  public void sendMessage(EntityFullJid to, String kind, String id) {
    link.send(
        link.smack()
            .getStanzaFactory()
            .buildMessageStanza()
            .to(to)
            .ofType(Message.Type.chat)
            .addExtension(
                StandardExtensionElement.builder(kind, "urn:xmpp:jingle-message:0")
                    .addAttribute("id", id)
                    .build())
            .build());
  }

  /** What somebody says that it can do. */
  public List<String> features(EntityFullJid of) throws Exception {
    IQ answer =
        TestNet.await(
            link.request(
                DiscoverInfo.builder(link.smack()).to((Jid) of).build(), TestNet.PATIENCE));
    return ((DiscoverInfo) answer)
        .getFeatures().stream().map(DiscoverInfo.Feature::getVar).toList();
  }

  /** The next request of that action; what comes before it is of no interest. */
  public Jingle skipTo(JingleAction action) throws InterruptedException {
    while (true) {
      Jingle jingle = received.poll(TestNet.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (jingle == null) {
        throw new AssertionError(action + " did not come");
      }
      if (jingle.action() == action) {
        return jingle;
      }
    }
  }

  private static String name(StanzaError error) {
    JingleErrorCondition more = JingleErrorCondition.of(error);
    return dashed(error.getCondition()) + (more == null ? "" : "/" + dashed(more));
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Receiver extends AbstractIqRequestHandler {
    Receiver() {
      super("jingle", "urn:xmpp:jingle:1", IQ.Type.set, Mode.sync);
    }

    @Override
    public @Nullable IQ handleIQRequest(IQ iq) {
      received.add((Jingle) ((JingleIq) iq).payload());
      return mute ? null : IQ.createResultIQ(iq);
    }
  }
}
