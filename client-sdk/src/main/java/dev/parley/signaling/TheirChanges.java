package dev.parley.signaling;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Senders;
import dev.parley.mapping.Agreement;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.MappingException;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Errors;
import dev.parley.session.Handling;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * What the other side changes in the contents of a session (XEP-0166 section 7.2): judged at once,
 * acknowledged or refused, and then proposed to the peer when its turn has come. Confined to the
 * session's executor.
 */
final class TheirChanges {

  /** More than anybody makes by hand. */
  private static final int LIMIT = 40;

  private static final Duration LIMIT_SPAN = Duration.ofSeconds(10);
  private static final JingleDescription NOTHING = new JingleDescription(List.of(), List.of());

  /** The one that is with the peer. */
  private record Current(
      long id,
      SessionDescription offer,
      Set<String> added,
      Set<String> removed,
      Map<String, Senders> turned,
      JingleDescription contents) {

    Current with(SessionDescription fresh) {
      return new Current(id, fresh, added, removed, turned, contents);
    }
  }

  private final JingleSignaling signaling;
  private final Accord accord;
  private final OurChanges ours;
  private final Turns turns;
  private final RateLimit rate = new RateLimit(LIMIT, LIMIT_SPAN);
  private @Nullable Current current;

  TheirChanges(JingleSignaling signaling, Accord accord, OurChanges ours, Turns turns) {
    this.signaling = signaling;
    this.accord = accord;
    this.ours = ours;
    this.turns = turns;
  }

  // What comes in

  Handling add(Jingle jingle) {
    // The initiator's changes go before the responder's.
    if (accord.self() == Creator.INITIATOR && (signaling.restarts().isOpen() || ours.isAwaited())) {
      return Handling.refuse(JingleErrorCondition.TIE_BREAK.toError());
    }
    Creator them = accord.self().other();
    Set<String> names = new LinkedHashSet<>();
    for (JingleContent content : jingle.contents()) {
      String name = content.name();
      if (content.creator() != null && content.creator() != them) {
        return bad("whoever adds a content is its creator");
      }
      if (!names.add(name) || accord.isContent(name) || accord.isOffered(name, them)) {
        return bad("there is a content of that name");
      }
    }
    if (names.isEmpty()) {
      return bad("a content-add has at least one content");
    }
    if (accord.size() + names.size() > Incoming.MOST_CONTENTS) {
      return Handling.refuse(Errors.tooMuch("too many contents"));
    }
    StanzaError busy = busy();
    if (busy != null) {
      return Handling.refuse(busy);
    }
    accord.offer(names, them);
    return Handling.acknowledge(() -> turns.submit(() -> proposeAdded(jingle, names)));
  }

  Handling remove(Jingle jingle) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> taken = new HashSet<>();
    for (JingleContent content : jingle.contents()) {
      boolean offered = accord.isOffered(content.name(), accord.self().other());
      if (!offered && !accord.isMeant(content)) {
        return Handling.refuse(Errors.notFound("the session has no such content"));
      }
      (offered ? taken : names).add(content.name());
    }
    if (jingle.contents().isEmpty()) {
      return bad("a content-remove has at least one content");
    }
    StanzaError busy = busy();
    if (busy != null) {
      return Handling.refuse(busy);
    }
    return Handling.acknowledge(
        () -> {
          takeBack(taken);
          if (!names.isEmpty()) {
            if (names.containsAll(accord.agreement().contents())) {
              // XEP-0166 section 7.2.5: a session without contents is void.
              signaling.fail(EndReason.SUCCESS, "the last content was removed");
            } else {
              turns.submit(() -> proposeRemoved(names));
            }
          }
        });
  }

  /** The other side wants what it has added no more; the peer may be about to answer it. */
  private void takeBack(Set<String> taken) {
    Current answering = current;
    accord.drop(taken, accord.self().other());
    if (answering != null && answering.added().stream().anyMatch(taken::contains)) {
      turns.submit(() -> proposeRemoved(taken));
    }
  }

  Handling modify(Jingle jingle) {
    Map<String, Senders> senders = new HashMap<>();
    for (JingleContent content : jingle.contents()) {
      if (!accord.isMeant(content)) {
        return Handling.refuse(Errors.notFound("the session has no such content"));
      }
      senders.put(content.name(), content.senders());
    }
    if (senders.isEmpty()) {
      return bad("a content-modify has at least one content");
    }
    StanzaError busy = busy();
    return busy == null
        ? Handling.acknowledge(() -> turns.submit(() -> proposeTurned(senders)))
        : Handling.refuse(busy);
  }

  private @Nullable StanzaError busy() {
    return turns.isFull() || rate.isExceeded() ? Errors.tooMuch("too many changes at once") : null;
  }

  private static Handling bad(String text) {
    return Handling.refuse(Errors.badRequest(text));
  }

  // To the peer

  private boolean proposeAdded(Jingle jingle, Set<String> names) {
    Creator them = accord.self().other();
    List<JingleContent> contents =
        jingle.contents().stream().filter(one -> accord.isOffered(one.name(), them)).toList();
    if (contents.isEmpty()) {
      return false;
    }
    try {
      JingleDescription description = new JingleDescription(contents, jingle.groups());
      propose(accord.agreement().adding(description), names, Set.of(), Map.of(), description);
      return true;
    } catch (MappingException e) {
      turnDown(names, JingleReason.of(e.condition(), e.getMessage()));
      return false;
    }
  }

  private boolean proposeRemoved(Set<String> names) {
    Agreement now = accord.agreement();
    Set<String> there = new LinkedHashSet<>(names);
    there.retainAll(now.contents());
    if (there.isEmpty()) {
      return false;
    }
    propose(now.removing(there), Set.of(), there, Map.of(), NOTHING);
    return true;
  }

  private boolean proposeTurned(Map<String, Senders> senders) {
    Agreement now = accord.agreement();
    Map<String, Senders> news = new HashMap<>(senders);
    news.keySet().retainAll(now.contents());
    if (news.isEmpty()) {
      return false;
    }
    propose(now.turning(news), Set.of(), Set.of(), news, NOTHING);
    return true;
  }

  private void propose(
      SessionDescription offer,
      Set<String> added,
      Set<String> removed,
      Map<String, Senders> turned,
      JingleDescription contents) {
    long id = signaling.nextProposal();
    current = new Current(id, offer, added, removed, turned, contents);
    signaling.tell(l -> l.onProposal(new Proposal(id, Proposal.Kind.CHANGE, offer)));
  }

  /** The one that is with the peer, made up anew since our own sections have changed. */
  @Nullable SessionDescription refreshed() {
    Current waiting = current;
    if (waiting == null) {
      return null;
    }
    Agreement now = accord.agreement();
    try {
      SessionDescription fresh =
          !waiting.added().isEmpty()
              ? now.adding(waiting.contents())
              : !waiting.removed().isEmpty()
                  ? now.removing(waiting.removed())
                  : now.turning(waiting.turned());
      current = waiting.with(fresh);
      return fresh;
    } catch (MappingException e) {
      throw new IllegalStateException("what could be added before cannot be added now", e);
    }
  }

  // From the peer

  boolean isCurrent(long id) {
    return current != null && current.id() == id;
  }

  /** Tells the peer's answer; the description is the outbox's already. */
  void accept(SessionDescription answer) {
    Current answered = current;
    if (answered == null) {
      return;
    }
    current = null;
    Agreement before = accord.agreement();
    Set<String> told = new HashSet<>(answered.added());
    told.addAll(answered.turned().keySet());
    Agreement next = before.accepted(answered.offer(), answer, told, answered.removed());
    Set<String> accepted = new LinkedHashSet<>(answered.added());
    accepted.retainAll(next.contents());
    Set<String> wanted = offered(accepted);
    Set<String> refused = new LinkedHashSet<>(answered.added());
    refused.removeAll(accepted);
    List<JingleContent> dropped = dropped(before, next, answered);
    accord.become(next, accepted, accord.self().other());
    turnDown(refused, JingleReason.of(Condition.FAILED_APPLICATION, "the content cannot be used"));
    if (!wanted.isEmpty()) {
      signaling.send(
          JingleAction.CONTENT_ACCEPT, signaling.contents(answer, wanted), null, reply -> {});
    }
    if (!dropped.isEmpty()) {
      signaling.send(JingleAction.CONTENT_REMOVE, dropped, reply -> {});
    }
    tellOtherwise(before, next, answered);
    turns.answered();
  }

  /** Contents that the answer gives up without having been asked. */
  private List<JingleContent> dropped(Agreement before, Agreement next, Current answered) {
    Set<String> gone = new LinkedHashSet<>(before.contents());
    gone.removeAll(next.contents());
    gone.removeAll(answered.removed());
    return gone.stream().map(name -> JingleContent.reference(accord.of(name), name)).toList();
  }

  private Set<String> offered(Collection<String> names) {
    Set<String> still = new LinkedHashSet<>(names);
    still.removeIf(name -> !accord.isOffered(name, accord.self().other()));
    return still;
  }

  /** Directions in which the answer falls short of what was asked (XEP-0166 section 7.2.3). */
  private void tellOtherwise(Agreement before, Agreement next, Current answered) {
    Map<String, Senders> turned = new HashMap<>();
    for (String name : before.contents()) {
      Senders expected = answered.turned().getOrDefault(name, before.senders(name));
      if (next.contents().contains(name) && next.senders(name) != expected) {
        turned.put(name, next.senders(name));
      }
    }
    if (!turned.isEmpty()) {
      signaling.send(JingleAction.CONTENT_MODIFY, ours.turned(turned), reply -> {});
    }
  }

  /** The peer does not take the change. */
  void reject(Rejection rejection) {
    Current answered = current;
    if (answered == null) {
      return;
    }
    current = null;
    if (!answered.removed().isEmpty()) {
      signaling.fail(EndReason.FAILED_APPLICATION, "a content could not be removed");
      return;
    }
    turnDown(answered.added(), Reasons.toJingle(rejection.reason(), rejection.text()));
    if (!answered.turned().isEmpty()) {
      Map<String, Senders> former = new HashMap<>();
      answered
          .turned()
          .keySet()
          .forEach(name -> former.put(name, accord.agreement().senders(name)));
      signaling.send(JingleAction.CONTENT_MODIFY, ours.turned(former), reply -> {});
    }
    turns.answered();
  }

  private void turnDown(Set<String> names, JingleReason reason) {
    Set<String> told = offered(names);
    if (!told.isEmpty()) {
      List<JingleContent> contents =
          told.stream().map(name -> JingleContent.reference(accord.self().other(), name)).toList();
      accord.drop(told, accord.self().other());
      signaling.send(
          JingleAction.CONTENT_REJECT,
          new JingleDescription(contents, List.of()),
          reason,
          reply -> {});
    }
  }
}
