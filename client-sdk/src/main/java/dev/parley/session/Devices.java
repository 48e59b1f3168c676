package dev.parley.session;

import dev.parley.connection.Connection;
import dev.parley.connection.internal.XmppLink;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** What others' clients say that they can do (XEP-0030 section 3). From any thread. */
public final class Devices {

  /** It stands between a person's answer and the session: better to know nothing than to wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final XmppLink link;

  /** Those that can be asked over a connection. */
  public Devices(Connection connection) {
    this.link = XmppLink.of(connection);
  }

  /**
   * Asks a client for its features.
   *
   * @return completes within two seconds, on the connection's worker, and never fails: with nothing
   *     if it does not answer
   */
  public CompletionStage<Set<String>> features(EntityFullJid device) {
    DiscoverInfo question = DiscoverInfo.builder(link.smack()).to((Jid) device).build();
    return link.request(question, PATIENCE)
        .handle(
            (answer, failure) ->
                answer instanceof DiscoverInfo info
                    ? info.getFeatures().stream()
                        .map(DiscoverInfo.Feature::getVar)
                        .collect(Collectors.toUnmodifiableSet())
                    : Set.<String>of());
  }
}
