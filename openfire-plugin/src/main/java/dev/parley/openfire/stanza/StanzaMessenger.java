package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Messenger;
import dev.parley.openfire.registry.Scheduler;
import dev.parley.openfire.registry.SessionState;
import dev.parley.openfire.registry.Sessions;
import dev.parley.openfire.registry.Settings;
import dev.parley.openfire.registry.StartState;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Sends what the registry has to say, and matches the answers of instances to its questions. */
public final class StanzaMessenger implements Messenger {

  /** A question that waits for its answer. */
  private record Question(String fullJid, boolean ping, CompletableFuture<Boolean> answer) {}

  private final String service;
  private final Outbound outbound;
  private final Sessions sessions;
  private final Scheduler scheduler;
  private final Settings settings;
  private final Map<String, Question> questions = new ConcurrentHashMap<>();

  /** For the service at a domain. */
  public StanzaMessenger(
      String service,
      Outbound outbound,
      Sessions sessions,
      Scheduler scheduler,
      Settings settings) {
    this.service = service;
    this.outbound = outbound;
    this.sessions = sessions;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  @Override
  public void available(String name, String to, long epoch) {
    Presence presence = presence(name, to, null);
    presence.getElement().add(Answers.live(epoch));
    outbound.send(presence);
  }

  @Override
  public void unavailable(String name, String to) {
    outbound.send(presence(name, to, Presence.Type.unavailable));
  }

  @Override
  public void leaving(String fullJid) {
    Presence presence = new Presence(Presence.Type.unavailable);
    presence.setFrom(new JID(null, service, null));
    presence.setTo(fullJid);
    outbound.send(presence);
  }

  @Override
  public void subscribed(String name, String to) {
    outbound.send(presence(name, to, Presence.Type.subscribed));
  }

  @Override
  public void unsubscribed(String name, String to) {
    outbound.send(presence(name, to, Presence.Type.unsubscribed));
  }

  private Presence presence(String name, String to, Presence.@Nullable Type type) {
    Presence presence = new Presence();
    presence.setType(type);
    presence.setFrom(address(name));
    presence.setTo(to);
    return presence;
  }

  @Override
  public CompletableFuture<Boolean> ping(String name, String fullJid) {
    IQ iq = new IQ(IQ.Type.get);
    iq.setChildElement("ping", Xmlns.PING);
    return ask(name, fullJid, iq, true);
  }

  @Override
  public CompletableFuture<Boolean> promote(
      String name, String fullJid, long epoch, String ticketKey) {
    return ask(name, fullJid, set(Answers.promoted(epoch, ticketKey)), false);
  }

  @Override
  public void status(String name, String fullJid, StartState state, long epoch) {
    IQ iq = set(Answers.status(state, epoch));
    iq.setID(UUID.randomUUID().toString());
    iq.setFrom(address(name));
    iq.setTo(fullJid);
    outbound.send(iq);
  }

  private static IQ set(Element payload) {
    IQ iq = new IQ(IQ.Type.set);
    iq.setChildElement(payload);
    return iq;
  }

  private CompletableFuture<Boolean> ask(String name, String fullJid, IQ iq, boolean ping) {
    // Random, because an answer is matched by its id: nobody else may know it beforehand.
    String id = UUID.randomUUID().toString();
    Question question = new Question(fullJid, ping, new CompletableFuture<>());
    questions.put(id, question);
    scheduler.after(settings.patience(), () -> answer(id, false));
    iq.setID(id);
    iq.setFrom(address(name));
    iq.setTo(fullJid);
    outbound.send(iq);
    return question.answer();
  }

  private void answer(String id, boolean yes) {
    Question question = questions.remove(id);
    if (question != null) {
      question.answer().complete(yes);
    }
  }

  /** Takes a result or error that was sent to a name. */
  void received(IQ iq) {
    String id = iq.getID();
    Question question = id == null ? null : questions.get(id);
    if (question == null
        || iq.getFrom() == null
        || !question.fullJid().equals(iq.getFrom().toString())) {
      return;
    }
    boolean yes = iq.getType() == IQ.Type.result;
    if (!yes && question.ping()) {
      // A client that does not know the question is alive; the server answers for one that is not.
      yes = sessions.state(question.fullJid()) == SessionState.CONNECTED;
    }
    answer(id, yes);
  }

  private JID address(String name) {
    return new JID(name, service, null);
  }
}
