package dev.parley.signaling;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleErrorCondition;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Senders;
import dev.parley.mapping.Agreement;
import dev.parley.mapping.ContentChanges;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.MappingException;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Errors;
import dev.parley.session.Handling;
import dev.parley.session.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proposals of ours that change the contents of a session (XEP-0166 section 7.2): what they change
 * is told by content-remove, content-modify and content-add, of which only the last is answered by
 * more than an acknowledgement.
 *
 * <p>Whatever is refused leaves the rest as it is. A removal cannot be refused: this side neither
 * sends nor receives any more, whether or not the other understands that.
 *
 * <p>Confined to the session's executor.
 */
final class OurChanges {

  private static final Logger LOG = LoggerFactory.getLogger(OurChanges.class);

  /** One that is on its way. */
  private static final class Open {
    final Proposal proposal;
    final ContentChanges changes;
    final @Nullable SessionDescription former;
    final Set<String> awaited;
    final List<JingleContent> accepted = new ArrayList<>();
    final List<ContentGroup> groups = new ArrayList<>();
    final Set<String> refused = new HashSet<>();
    EndReason reason = EndReason.DECLINE;
    @Nullable String text;
    int replies;
    boolean turnedDown;
    boolean glare;

    Open(Proposal proposal, ContentChanges changes, @Nullable SessionDescription former) {
      this.proposal = proposal;
      this.changes = changes;
      this.former = former;
      this.awaited = new HashSet<>(changes.added());
    }

    void refuse(Collection<String> names, EndReason why, @Nullable String said) {
      if (refused.isEmpty()) {
        reason = why;
        text = said;
      }
      refused.addAll(names);
    }
  }

  /** What was there before the last one, in case that its answer turns out to be of no use. */
  private record Settled(long id, Agreement before, @Nullable SessionDescription former) {}

  private final JingleSignaling signaling;
  private final Accord accord;
  private final Outbox outbox;
  private final Turns turns;
  private @Nullable Open open;
  private @Nullable Settled settled;
  private boolean dataRefused;

  OurChanges(JingleSignaling signaling, Accord accord, Outbox outbox, Turns turns) {
    this.signaling = signaling;
    this.accord = accord;
    this.outbox = outbox;
    this.turns = turns;
  }

  /** Whether an answer is awaited of the other side, beyond an acknowledgement. */
  boolean isAwaited() {
    return open != null && !open.awaited.isEmpty();
  }

  void propose(Proposal proposal) {
    SessionDescription offer = proposal.description();
    ContentChanges changes = asked(offer);
    Open begun = new Open(proposal, changes, outbox.current());
    outbox.begin(offer);
    open = begun;
    turns.begin();
    accord.offer(changes.added(), accord.self());
    if (!changes.removed().isEmpty()) {
      begun.replies++;
      signaling.send(
          JingleAction.CONTENT_REMOVE,
          references(changes.removed()),
          reply -> removed(begun, reply));
    }
    if (!changes.turned().isEmpty()) {
      begun.replies++;
      signaling.send(
          JingleAction.CONTENT_MODIFY, turned(changes.turned()), reply -> turned(begun, reply));
    }
    if (!changes.added().isEmpty()) {
      JingleDescription added = signaling.contents(offer, changes.added());
      signaling.send(JingleAction.CONTENT_ADD, added, null, reply -> added(begun, reply));
    }
    settleIfDone(begun);
  }

  /**
   * The library offers data channels again and again once there was one: where they were refused
   * they are asked for only by themselves, and not along with something else.
   */
  private ContentChanges asked(SessionDescription offer) {
    ContentChanges changes = accord.agreement().changes(offer);
    boolean alone =
        changes.added().size() == 1 && changes.removed().isEmpty() && changes.turned().isEmpty();
    if (!dataRefused || alone) {
      return changes;
    }
    Set<String> added = new HashSet<>(changes.added());
    added.removeIf(name -> isData(offer, name));
    return new ContentChanges(added, changes.removed(), changes.turned());
  }

  private static boolean isData(SessionDescription offer, String name) {
    MediaDescription section = offer.media(name);
    return section != null && section.media().equals("application");
  }

  private List<JingleContent> references(Collection<String> names) {
    return names.stream().map(name -> JingleContent.reference(accord.of(name), name)).toList();
  }

  List<JingleContent> turned(Map<String, Senders> senders) {
    List<JingleContent> contents = new ArrayList<>();
    senders.forEach(
        (name, who) ->
            contents.add(new JingleContent(accord.of(name), name, who, null, null, List.of())));
    return contents;
  }

  private boolean isOver(Open which) {
    return open != which;
  }

  private void removed(Open which, Reply reply) {
    if (isOver(which)) {
      return;
    }
    which.replies--;
    if (isTie(reply)) {
      which.glare = true;
    } else if (reply instanceof Reply.Refused refused
        && refused.error().getCondition() != StanzaError.Condition.item_not_found) {
      refuse(which, which.changes.removed(), reply);
    } else if (reply instanceof Reply.Unanswered) {
      refuse(which, which.changes.removed(), reply);
    }
    settleIfDone(which);
  }

  private void turned(Open which, Reply reply) {
    if (isOver(which)) {
      return;
    }
    which.replies--;
    if (isTie(reply)) {
      which.glare = true;
      which.turnedDown = true;
    } else if (!(reply instanceof Reply.Acknowledged)) {
      which.turnedDown = true;
      refuse(which, which.changes.turned().keySet(), reply);
    }
    settleIfDone(which);
  }

  private void added(Open which, Reply reply) {
    if (isOver(which) || reply instanceof Reply.Acknowledged || which.awaited.isEmpty()) {
      return;
    }
    if (isTie(reply)) {
      which.glare = true;
    } else {
      refuse(which, which.awaited, reply);
    }
    which.awaited.clear();
    settleIfDone(which);
  }

  private static boolean isTie(Reply reply) {
    return reply instanceof Reply.Refused refused
        && Errors.is(refused.error(), JingleErrorCondition.TIE_BREAK);
  }

  private static void refuse(Open which, Collection<String> names, Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      which.refuse(names, Refusals.ofChange(refused.error()), Errors.describe(refused.error()));
    } else {
      which.refuse(names, EndReason.TIMEOUT, "the change was not acknowledged");
    }
  }

  /** Takes a content-accept or content-reject. */
  Handling answered(Jingle jingle) {
    Open which = open;
    if (which == null || which.awaited.isEmpty()) {
      return Handling.refuse(JingleErrorCondition.OUT_OF_ORDER.toError());
    }
    if (jingle.contents().isEmpty() && jingle.action() == JingleAction.CONTENT_ACCEPT) {
      return Handling.refuse(Errors.badRequest("a content-accept has at least one content"));
    }
    for (JingleContent content : jingle.contents()) {
      boolean offered =
          which.awaited.contains(content.name())
              && (content.creator() == null || content.creator() == accord.self());
      if (!offered) {
        return Handling.refuse(Errors.notFound("no such content was offered"));
      }
    }
    return Handling.acknowledge(() -> take(which, jingle));
  }

  private void take(Open which, Jingle jingle) {
    List<String> named = jingle.contents().stream().map(JingleContent::name).toList();
    if (isOver(which) || !which.awaited.containsAll(named)) {
      return;
    }
    // stanza.js refuses without a word of what: it takes no content at all.
    List<String> names = named.isEmpty() ? List.copyOf(which.awaited) : named;
    names.forEach(which.awaited::remove);
    if (jingle.action() == JingleAction.CONTENT_ACCEPT) {
      which.accepted.addAll(jingle.contents());
      which.groups.addAll(jingle.groups());
    } else {
      JingleReason reason = jingle.reason();
      which.refuse(
          names,
          reason == null ? EndReason.DECLINE : Reasons.of(reason.condition()),
          reason == null ? null : reason.text());
    }
    settleIfDone(which);
  }

  private void settleIfDone(Open which) {
    if (which.replies > 0 || !which.awaited.isEmpty() || isOver(which)) {
      return;
    }
    SessionDescription offer = which.proposal.description();
    dataRefused |= which.refused.stream().anyMatch(name -> isData(offer, name));
    if (which.glare && which.accepted.isEmpty()) {
      giveUp(which);
      signaling.tell(l -> l.onGlare(which.proposal.id()));
      turns.end();
      return;
    }
    Agreement next = next(which);
    if (next == null) {
      giveUp(which);
      signaling.tell(
          l -> l.onRejected(which.proposal.id(), Rejection.whole(which.reason, which.text)));
    } else {
      settle(which, next);
    }
    turns.end();
  }

  /** Null if nothing comes of it. */
  private @Nullable Agreement next(Open which) {
    ContentChanges asked = which.changes;
    ContentChanges done =
        new ContentChanges(
            asked.added(), asked.removed(), which.turnedDown ? Map.of() : asked.turned());
    Agreement now = accord.agreement();
    SessionDescription offer = which.proposal.description();
    try {
      if (!which.accepted.isEmpty()) {
        return now.answered(offer, done, new JingleDescription(which.accepted, which.groups));
      }
    } catch (MappingException e) {
      LOG.debug("An accepted content cannot be used: {}", e.getMessage());
      List<String> names = which.accepted.stream().map(JingleContent::name).toList();
      signaling.send(
          JingleAction.CONTENT_REMOVE,
          new JingleDescription(references(names), List.of()),
          JingleReason.of(e.condition(), e.getMessage()),
          reply -> {});
      which.accepted.clear();
      which.refuse(names, Reasons.of(e.condition()), e.getMessage());
    }
    if (asked.isEmpty() || !done.removed().isEmpty() || !done.turned().isEmpty()) {
      try {
        return now.answered(offer, done, new JingleDescription(List.of(), List.of()));
      } catch (MappingException e) {
        throw new IllegalStateException("nothing was mapped", e);
      }
    }
    return null;
  }

  private void settle(Open which, Agreement next) {
    long id = which.proposal.id();
    open = null;
    settled = new Settled(id, accord.agreement(), which.former);
    List<String> brought = which.accepted.stream().map(JingleContent::name).toList();
    accord.become(next, brought, accord.self());
    accord.drop(which.changes.added(), accord.self());
    if (!which.refused.isEmpty()) {
      signaling.tell(l -> l.onRejected(id, new Rejection(which.refused, which.reason, which.text)));
    }
    signaling.tell(l -> l.onAccepted(id, next.remote()));
  }

  private void giveUp(Open which) {
    open = null;
    accord.drop(which.changes.added(), accord.self());
    outbox.restore(which.former);
  }

  /**
   * Nothing comes of an offer of the peer's, which may not have been proposed yet.
   *
   * @return an answer that refuses what is new in it; null if nothing is
   */
  @Nullable SessionDescription refuse(SessionDescription offer) {
    Agreement now = accord.agreement();
    ContentChanges changes = now.changes(offer);
    if (changes.added().isEmpty()) {
      return null;
    }
    if (!changes.removed().isEmpty()) {
      signaling.send(JingleAction.CONTENT_REMOVE, references(changes.removed()), reply -> {});
    }
    Agreement next = now.refusing(offer);
    accord.become(next, List.of(), accord.self());
    return next.remote();
  }

  /** The peer does not wait any longer, or cannot use the answer. */
  void withdraw(long id) {
    Open which = open;
    Settled last = settled;
    if (which != null && which.proposal.id() == id) {
      takeAway(which.awaited, Condition.TIMEOUT);
      giveUp(which);
      turns.end();
    } else if (last != null && last.id() == id) {
      settled = null;
      Set<String> added = new HashSet<>(accord.agreement().contents());
      added.removeAll(last.before().contents());
      takeAway(added, Condition.FAILED_APPLICATION);
      accord.become(last.before(), List.of(), accord.self());
      outbox.restore(last.former());
    }
  }

  private void takeAway(Collection<String> names, Condition why) {
    if (!names.isEmpty()) {
      signaling.send(
          JingleAction.CONTENT_REMOVE,
          new JingleDescription(references(names), List.of()),
          JingleReason.of(why),
          reply -> {});
    }
  }
}
