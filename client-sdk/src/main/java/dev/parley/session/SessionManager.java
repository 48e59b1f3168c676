package dev.parley.session;

import dev.parley.connection.Connection;
import dev.parley.connection.internal.XmppLink;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleIq;
import dev.parley.jingle.JingleNamespaces;
import dev.parley.jingle.JingleProviders;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * All Jingle sessions of one connection: finds the session for a stanza, begins sessions, and keeps
 * count. From any thread.
 */
public final class SessionManager implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Bytes of a session id: nobody shall guess it, and nobody need read it. */
  private static final int SID_BYTES = 12;

  private final XmppLink link;
  private final SessionHandler handler;
  private final SessionLimits limits;
  private final StanzaCounter counter = new StanzaCounter();
  private final Tally tally;
  private final Gatekeeper gate;
  private final Farewells farewells;
  private final Map<SessionKey, JingleSession> sessions = new ConcurrentHashMap<>();
  private final IQRequestHandler receiver = new Receiver();
  private final StanzaListener presence = stanza -> left(stanza.getFrom());
  private @Nullable IQRequestHandler former;

  /**
   * Makes one.
   *
   * @param connection that carries the stanzas
   * @param handler takes the sessions that others begin
   * @param observer sees every Jingle stanza; null for none
   */
  public SessionManager(
      Connection connection,
      SessionHandler handler,
      SessionLimits limits,
      @Nullable StanzaObserver observer) {
    this.link = XmppLink.of(connection);
    this.handler = handler;
    this.limits = limits;
    this.tally = new Tally(counter, observer);
    this.farewells =
        new Farewells(iq -> link.request(iq, limits.acknowledgement()), InstantSource.system());
    this.gate =
        new Gatekeeper(new Known(), limits, () -> link.jid().map(Object::toString).orElse(""));
  }

  /** Begins to take requests. To be called once, before the connection signs in. */
  public void start() {
    JingleProviders.register();
    former = link.smack().registerIQRequestHandler(receiver);
    link.addLinkListener(farewells);
    link.smack().addSyncStanzaListener(presence, SessionManager::isFarewell);
  }

  /**
   * Makes a session that this side begins; nothing is sent yet.
   *
   * @param executor what its work runs on, one task at a time
   * @throws IllegalStateException if there are too many sessions
   */
  public JingleSession create(EntityFullJid peer, Executor executor) {
    byte[] random = new byte[SID_BYTES];
    RANDOM.nextBytes(random);
    return create(peer, Base64.getUrlEncoder().withoutPadding().encodeToString(random), executor);
  }

  /**
   * The same, under an id that was agreed on (XEP-0353).
   *
   * @throws IllegalStateException if there are too many sessions, or one of that id with the peer
   */
  public JingleSession create(EntityFullJid peer, String sid, Executor executor) {
    if (sessions.size() >= limits.sessions()) {
      throw new IllegalStateException(
          "there are " + sessions.size() + " sessions already: end some before you begin others");
    }
    JingleSession session =
        session(new SessionKey(peer, sid), Role.INITIATOR, executor, ended -> {});
    if (sessions.putIfAbsent(session.key(), session) != null) {
      throw new IllegalStateException("there is such a session with " + peer + " already");
    }
    return session;
  }

  /** The sessions that are not over. */
  public Collection<JingleSession> sessions() {
    return List.copyOf(sessions.values());
  }

  /** What all sessions since the beginning have cost. */
  public StanzaCount stanzas() {
    return counter.count();
  }

  /** Takes no more requests. The sessions are left as they are. */
  @Override
  public void close() {
    link.removeLinkListener(farewells);
    link.smack().removeSyncStanzaListener(presence);
    link.smack().unregisterIQRequestHandler(receiver);
    if (former != null) {
      link.smack().registerIQRequestHandler(former);
    }
  }

  private static boolean isFarewell(Stanza stanza) {
    return stanza instanceof Presence farewell
        && farewell.getType() == Presence.Type.unavailable
        && farewell.getFrom() != null;
  }

  private void left(Jid who) {
    for (JingleSession session : sessions.values()) {
      if (session.key().peer().equals(who)) {
        session.executor().execute(session::peerLeft);
      }
    }
  }

  private JingleSession session(
      SessionKey key, Role role, Executor executor, Consumer<JingleSession> atEnd) {
    StanzaCounter own = counter.forSession();
    Wire wire = new SmackWire(link, key.peer(), tally.forSession(own), farewells);
    return new JingleSession(
        key,
        role,
        executor,
        wire,
        limits,
        own,
        ended -> {
          sessions.remove(key, ended);
          atEnd.accept(ended);
        });
  }

  /** On Smack's reader thread: decides, hands over, and is gone. */
  private @Nullable IQ take(JingleIq iq) {
    Gatekeeper.Verdict verdict = gate.screen(iq.getFrom(), iq.payload());
    if (verdict instanceof Gatekeeper.Verdict.Deliver deliver) {
      return deliver(iq, deliver.jingle(), deliver.session());
    }
    if (verdict instanceof Gatekeeper.Verdict.Begin begin) {
      return begin(iq, begin);
    }
    tally.requestReceived(iq, iq.payload());
    return refused(iq, ((Gatekeeper.Verdict.Refuse) verdict).error(), tally);
  }

  private @Nullable IQ deliver(JingleIq iq, Jingle jingle, JingleSession session) {
    Tally own = tally.forSession(session.counter());
    own.requestReceived(iq, jingle);
    return session.enqueue(new SmackRequest(link, iq, jingle, own)) ? null : overrun(iq, own);
  }

  private @Nullable IQ begin(JingleIq iq, Gatekeeper.Verdict.Begin begin) {
    SessionHandler.Reception reception = handler.receive(begin.key());
    JingleSession session =
        session(begin.key(), Role.RESPONDER, reception.executor(), ended -> reception.onEnded());
    sessions.put(session.key(), session);
    Tally own = tally.forSession(session.counter());
    own.requestReceived(iq, begin.jingle());
    SmackRequest request = new SmackRequest(link, iq, begin.jingle(), own);
    return session.enqueueInitiate(request, reception) ? null : overrun(iq, own);
  }

  private static IQ overrun(JingleIq iq, Tally tally) {
    return refused(iq, Errors.tooMuch("too many requests wait already"), tally);
  }

  private static IQ refused(JingleIq iq, StanzaError error, Tally tally) {
    IQ reply = ErrorIQ.createErrorResponse(iq, error);
    tally.replySent(reply);
    return reply;
  }

  /**
   * Runs on the reader thread, because in Smack's asynchronous mode requests overtake each other.
   */
  private final class Receiver extends AbstractIqRequestHandler {

    Receiver() {
      super("jingle", JingleNamespaces.JINGLE, IQ.Type.set, Mode.sync);
    }

    @Override
    public @Nullable IQ handleIQRequest(IQ iq) {
      return take((JingleIq) iq);
    }
  }

  private final class Known implements Gatekeeper.Sessions {

    @Override
    public @Nullable JingleSession find(SessionKey key) {
      return sessions.get(key);
    }

    @Override
    public Collection<JingleSession> all() {
      return sessions.values();
    }
  }
}
