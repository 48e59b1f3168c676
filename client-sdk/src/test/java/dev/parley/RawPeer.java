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
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;

/** A peer that speaks Jingle by hand, well or badly. */
public final class RawPeer implements AutoCloseable {

  public static final String RESULT = "result";

  private final Connection connection;
  private final XmppLink link;
  private final BlockingQueue<Jingle> received = new LinkedBlockingQueue<>();
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
    TestNet.await(connection.signIn());
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
