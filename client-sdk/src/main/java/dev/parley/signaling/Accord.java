package dev.parley.signaling;

import dev.parley.jingle.Creator;
import dev.parley.jingle.JingleContent;
import dev.parley.mapping.Agreement;
import dev.parley.mapping.Creators;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents of one session: those that both sides agree on, who brought each in, and those that
 * one side has offered and the other not answered. Confined to the session's executor.
 */
final class Accord implements Creators {

  private final Role role;
  private final RemoteTransport remote;
  private final Map<String, Creator> creators = new HashMap<>();

  /** Both sides may offer contents of one name at once. */
  private final Map<Creator, Set<String>> pending = new EnumMap<>(Creator.class);

  private final Set<String> gone = new LinkedHashSet<>();
  private @Nullable Agreement current;

  Accord(Role role, RemoteTransport remote) {
    this.role = role;
    this.remote = remote;
    for (Creator one : Creator.values()) {
      pending.put(one, new LinkedHashSet<>());
    }
  }

  private Set<String> pending(Creator by) {
    return pending.getOrDefault(by, Set.of());
  }

  /** Which party this side is. */
  Creator self() {
    return role == Role.INITIATOR ? Creator.INITIATOR : Creator.RESPONDER;
  }

  /** The session is accepted. */
  void begin(SessionDescription own, SessionDescription theirs) {
    current = Agreement.begin(self(), own, theirs, remote.role());
  }

  Agreement agreement() {
    Agreement now = current;
    if (now == null) {
      throw new IllegalStateException("the session is not accepted yet");
    }
    return now;
  }

  /**
   * ICE was restarted.
   *
   * @param own this side's offer or answer; what an offer has beyond the restart is refused
   */
  void restarted(SessionDescription own) {
    SessionDescription theirs = remote.description();
    if (theirs == null) {
      return;
    }
    Agreement now = agreement();
    current = now.restarted(now.own(), theirs).refusing(own);
    remote.become(current.remote());
  }

  /**
   * The contents have changed.
   *
   * @param brought contents that are new
   * @param by who brought them in
   */
  void become(Agreement next, Collection<String> brought, Creator by) {
    Agreement former = current;
    current = next;
    remote.become(next.remote());
    brought.forEach(
        name -> {
          pending(by).remove(name);
          creators.put(name, by);
        });
    if (former != null) {
      for (String name : former.contents()) {
        if (!next.contents().contains(name)) {
          creators.remove(name);
          leave(name);
        }
      }
    }
    gone.removeAll(next.contents());
  }

  /** What is still on the way for contents that are gone is of no account, and no error. */
  private void leave(String name) {
    gone.add(name);
    if (gone.size() > Incoming.MOST_CONTENTS) {
      gone.remove(gone.iterator().next());
    }
  }

  /** Contents are offered. */
  void offer(Collection<String> names, Creator by) {
    pending(by).addAll(names);
    gone.removeAll(names);
  }

  /** Contents are offered no more. */
  void drop(Collection<String> names, Creator by) {
    for (String name : List.copyOf(names)) {
      if (pending(by).remove(name) && !isKnown(name)) {
        leave(name);
      }
    }
  }

  boolean isContent(String name) {
    return current != null && current.contents().contains(name);
  }

  boolean isOffered(String name, Creator by) {
    return pending(by).contains(name);
  }

  /** Whether candidates may come for it. */
  boolean isKnown(String name) {
    return isContent(name) || pending.values().stream().anyMatch(names -> names.contains(name));
  }

  boolean wasKnown(String name) {
    return gone.contains(name);
  }

  /** Whether a stanza means a content that is there; one without creator is matched by its name. */
  boolean isMeant(JingleContent content) {
    return isContent(content.name())
        && (content.creator() == null || content.creator() == of(content.name()));
  }

  int size() {
    return pending.values().stream().mapToInt(Set::size).sum()
        + (current == null ? 0 : current.contents().size());
  }

  @Override
  public Creator of(String name) {
    if (isContent(name)) {
      return creators.getOrDefault(name, Creator.INITIATOR);
    }
    return isOffered(name, self())
        ? self()
        : isOffered(name, self().other()) ? self().other() : Creator.INITIATOR;
  }
}
