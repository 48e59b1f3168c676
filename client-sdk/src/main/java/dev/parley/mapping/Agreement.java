package dev.parley.mapping;

import dev.parley.jingle.Creator;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Senders;
import dev.parley.sdp.Direction;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Group;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides of a session have agreed on, as one of them has it, and what becomes of it
 * when contents are added, removed, or change direction.
 *
 * <p>Jingle tells such changes content by content and knows no order of contents; session
 * descriptions are told as a whole, and their sections never change places. So each side keeps
 * sections of its own order, in which the place of a removed content is used again for the next one
 * (RFC 8829 section 5.2.2), and makes the other side's descriptions up from what that tells.
 *
 * <p>The first section of a bundle stays, since its transport is that of all: where its content is
 * removed from a session that goes on, the section is kept, unused, and is hidden from Jingle.
 *
 * @param self which party this side is
 * @param own this side's description
 * @param remote the other side's, with the same sections in the same order
 * @param role the other side's part in the DTLS association
 * @param unheard contents in which this side has said that it does not receive
 * @param unwanted contents in which the other side has
 * @param hidden sections whose contents were removed
 */
public record Agreement(
    Creator self,
    SessionDescription own,
    SessionDescription remote,
    EndpointSetup role,
    Set<String> unheard,
    Set<String> unwanted,
    Set<String> hidden) {

  /** Copies the sets; refuses descriptions that do not belong together. */
  public Agreement {
    if (own.media().size() != remote.media().size()) {
      throw new IllegalArgumentException("the two descriptions have not the same sections");
    }
    unheard = Set.copyOf(unheard);
    unwanted = Set.copyOf(unwanted);
    hidden = Set.copyOf(hidden);
  }

  /**
   * The one with which a session begins.
   *
   * @param self which party this side is; the initiator has made the offer
   * @param own this side's offer or answer
   * @param remote the other side's
   * @param role the other side's part in the DTLS association
   * @return the agreement
   */
  public static Agreement begin(
      Creator self, SessionDescription own, SessionDescription remote, EndpointSetup role) {
    boolean offered = self == Creator.INITIATOR;
    Set<String> unheard = deaf(own, offered ? null : remote);
    Set<String> unwanted = deaf(remote, offered ? own : null);
    return new Agreement(self, settled(own, remote), remote, role, unheard, unwanted, Set.of());
  }

  /** Where a description does not receive, although what it answers, if any, would send. */
  private static Set<String> deaf(SessionDescription said, @Nullable SessionDescription answered) {
    Set<String> deaf = new HashSet<>();
    for (MediaDescription section : said.media()) {
      String mid = section.mid();
      if (mid != null && !section.rejected() && !Sections.direction(said, section).receives()) {
        MediaDescription offer = answered == null ? null : answered.media(mid);
        if (answered == null || (offer != null && Sections.direction(answered, offer).sends())) {
          deaf.add(mid);
        }
      }
    }
    return deaf;
  }

  /** Sections that the other description rejects are rejected in both. */
  private static SessionDescription settled(SessionDescription said, SessionDescription other) {
    List<MediaDescription> sections = new ArrayList<>();
    for (int i = 0; i < said.media().size(); i++) {
      MediaDescription section = said.media().get(i);
      boolean gone = section.rejected() || other.media().get(i).rejected();
      sections.add(gone ? JingleToSdp.refused(section) : section);
    }
    return new SessionDescription(
        said.origin(), said.name(), said.lines(), said.attributes(), sections);
  }

  /**
   * The contents that are in the session.
   *
   * @return their names, in the order of this side's sections
   */
  public Set<String> contents() {
    Set<String> names = Sections.live(own);
    names.retainAll(Sections.live(remote));
    names.removeAll(hidden);
    return names;
  }

  /**
   * Who sends in a content.
   *
   * @param name of a content that is in the session
   * @return both, for data channels
   */
  public Senders senders(String name) {
    MediaDescription ours = own.media(name);
    MediaDescription theirs = remote.media(name);
    if (ours == null || theirs == null || Sections.isData(ours)) {
      return Senders.BOTH;
    }
    Direction here = Sections.direction(own, ours);
    Direction there = Sections.direction(remote, theirs);
    return senders(here.sends() && there.receives(), there.sends() && here.receives());
  }

  private Senders senders(boolean us, boolean them) {
    return self == Creator.INITIATOR ? Senders.of(us, them) : Senders.of(them, us);
  }

  /**
   * The same after the other side's description has changed in ways that are no one's content, as
   * by an ICE restart.
   *
   * @param newOwn this side's description
   * @param newRemote the other side's
   * @return with the same sections
   */
  public Agreement restarted(SessionDescription newOwn, SessionDescription newRemote) {
    return new Agreement(
        self, settled(newOwn, newRemote), newRemote, role, unheard, unwanted, hidden);
  }

  // Ours

  /**
   * What this side's next offer changes.
   *
   * @param offer a description with the present sections in their places
   * @return what to tell; a direction that only the other side stands in the way of is no change
   */
  public ContentChanges changes(SessionDescription offer) {
    Set<String> present = contents();
    Set<String> added = new LinkedHashSet<>();
    Set<String> removed = new LinkedHashSet<>(present);
    Map<String, Senders> turned = new HashMap<>();
    for (MediaDescription section : offer.media()) {
      String mid = section.mid();
      if (mid == null || section.rejected() || hidden.contains(mid)) {
        continue;
      }
      removed.remove(mid);
      if (!present.contains(mid)) {
        added.add(mid);
      } else if (!Sections.isData(section)) {
        Direction wish = Sections.direction(offer, section);
        Senders now = senders(mid);
        boolean us = wish.sends() && (now.includes(self) || !unwanted.contains(mid));
        boolean them = wish.receives() && (now.includes(self.other()) || unheard.contains(mid));
        Senders next = senders(us, them);
        if (next != now) {
          turned.put(mid, next);
        }
      }
    }
    return new ContentChanges(added, removed, turned);
  }

  /**
   * What comes of an offer of this side's.
   *
   * @param offer as {@link #changes} has seen it
   * @param changes what it changes, as far as it was not refused
   * @param accepted contents of it that the other side accepts; the other new ones are refused
   * @return the next agreement, whose remote description answers the offer
   * @throws MappingException if an accepted content cannot be used
   */
  public Agreement answered(
      SessionDescription offer, ContentChanges changes, JingleDescription accepted)
      throws MappingException {
    Map<String, JingleContent> contents = new HashMap<>();
    accepted.contents().forEach(content -> contents.put(content.name(), content));
    Group offered = offer.bundle();
    List<String> bundle = new ArrayList<>(transport().bundle());
    List<MediaDescription> sections = new ArrayList<>();
    for (MediaDescription section : offer.media()) {
      String mid = section.mid();
      if (mid == null || section.rejected()) {
        sections.add(JingleToSdp.refused(section));
        continue;
      }
      JingleContent content = contents.get(mid);
      MediaDescription known = remote.media(mid);
      if (changes.added().contains(mid) || known == null || known.rejected()) {
        if (content == null) {
          sections.add(JingleToSdp.refused(section));
          continue;
        }
        transport().secure(content);
        boolean bundled =
            offered != null
                && offered.mids().contains(mid)
                && transport().isUsedBy(content, accepted.groups());
        sections.add(
            new SectionToSdp(bundled ? transport().given(content, role) : content, self.other())
                .answer(section));
        if (bundled) {
          bundle.add(mid);
        }
      } else {
        Senders senders = changes.turned().get(mid);
        Direction willing =
            senders == null
                ? Sections.direction(remote, known)
                : Directions.toDirection(senders, self.other());
        Direction allowed = Sections.reversed(Sections.direction(offer, section));
        sections.add(Sections.turned(Sections.again(known, role), Sections.both(willing, allowed)));
      }
    }
    SessionDescription answer = Sections.next(remote, sections, bundle);
    Set<String> nowUnwanted = new HashSet<>(unwanted);
    nowUnwanted.removeAll(changes.turned().keySet());
    changes
        .turned()
        .forEach(
            (mid, senders) -> {
              if (!senders.includes(self) && unwanted.contains(mid)) {
                nowUnwanted.add(mid);
              }
            });
    for (String mid : deaf(answer, offer)) {
      if (changes.added().contains(mid)) {
        nowUnwanted.add(mid);
      }
    }
    return new Agreement(
        self, settled(offer, answer), answer, role, deaf(offer, null), nowUnwanted, left(answer));
  }

  private Set<String> left(SessionDescription description) {
    Set<String> still = new HashSet<>(hidden);
    still.retainAll(Sections.live(description));
    return still;
  }

  /**
   * What comes of an offer or answer of this side's in which nothing is new to the other.
   *
   * @param description with the present sections in their places; what it has beyond them is
   *     refused
   * @return the next agreement, with the other side's candidates in their places
   */
  public Agreement refusing(SessionDescription description) {
    if (description.media().size() == own.media().size()
        && changes(description).added().isEmpty()) {
      return restarted(description, remote);
    }
    try {
      ContentChanges none = new ContentChanges(Set.of(), Set.of(), Map.of());
      Agreement next = answered(description, none, new JingleDescription(List.of(), List.of()));
      return next.restarted(
          next.own,
          next.remote.mapMedia(
              section -> {
                MediaDescription known = section.mid() == null ? null : remote.media(section.mid());
                return known == null || section.rejected()
                    ? section
                    : section.plus(known.candidates());
              }));
    } catch (MappingException e) {
      throw new IllegalStateException("nothing was mapped", e);
    }
  }

  // Theirs

  /**
   * The other side's offer of further contents.
   *
   * @param added what it adds
   * @return a description to be answered
   * @throws MappingException if a content cannot be used; it says what to tell the other side
   */
  public SessionDescription adding(JingleDescription added) throws MappingException {
    List<MediaDescription> sections = offering();
    List<String> bundle = new ArrayList<>(transport().bundle());
    for (JingleContent content : added.contents()) {
      transport().secure(content);
      boolean bundled = transport().isUsedBy(content, added.groups());
      MediaDescription section =
          new SectionToSdp(
                  bundled ? transport().given(content, EndpointSetup.ACTPASS) : content,
                  self.other())
              .offer();
      place(sections, section, content.name());
      if (bundled) {
        bundle.add(content.name());
      }
    }
    return Sections.next(remote, sections, bundle);
  }

  /**
   * The other side's removal of contents.
   *
   * @param names of contents; those that are not in the session are of no account
   * @return a description to be answered
   */
  public SessionDescription removing(Set<String> names) {
    List<String> bundle = transport().bundle();
    List<MediaDescription> sections = offering();
    for (int i = 0; i < sections.size(); i++) {
      MediaDescription section = sections.get(i);
      String mid = section.mid();
      if (mid != null && names.contains(mid)) {
        sections.set(
            i,
            isAnchor(mid) && !Sections.isData(section)
                ? Sections.turned(section, Direction.INACTIVE)
                : JingleToSdp.refused(section));
      }
    }
    return Sections.next(remote, sections, bundle);
  }

  /**
   * Whether a content's transport is that of others, which stay.
   *
   * @param name of a content
   * @return true for the first of a bundle of several
   */
  public boolean isAnchor(String name) {
    List<String> bundle = transport().bundle();
    return bundle.size() > 1 && bundle.get(0).equals(name);
  }

  /**
   * The other side's change of directions.
   *
   * @param senders of contents; those that are not in the session are of no account
   * @return a description to be answered
   */
  public SessionDescription turning(Map<String, Senders> senders) {
    List<MediaDescription> sections = offering();
    Set<String> present = contents();
    for (int i = 0; i < sections.size(); i++) {
      String mid = sections.get(i).mid();
      Senders who = mid == null || !present.contains(mid) ? null : senders.get(mid);
      if (who != null) {
        sections.set(
            i, Sections.turned(sections.get(i), Directions.toDirection(who, self.other())));
      }
    }
    return Sections.next(remote, sections, transport().bundle());
  }

  /**
   * What comes of an offer of the other side's.
   *
   * @param offer one that was made here
   * @param answer this side's
   * @param told the contents of whose direction the other side has spoken
   * @param removed the contents that the other side has removed
   * @return the next agreement
   */
  public Agreement accepted(
      SessionDescription offer, SessionDescription answer, Set<String> told, Set<String> removed) {
    Set<String> nowUnwanted = new HashSet<>(unwanted);
    Set<String> deaf = deaf(offer, null);
    for (String mid : told) {
      if (!deaf.contains(mid)) {
        nowUnwanted.remove(mid);
      } else if (!contents().contains(mid) || senders(mid).includes(self)) {
        // Where this side did not send anyway, nothing is said about whether it may.
        nowUnwanted.add(mid);
      }
    }
    Set<String> nowUnheard = new HashSet<>(unheard);
    for (MediaDescription section : offer.media()) {
      if (section.mid() != null && Sections.direction(offer, section).sends()) {
        nowUnheard.remove(section.mid());
      }
    }
    nowUnheard.addAll(deaf(answer, offer));
    SessionDescription theirs = settled(offer, answer);
    Set<String> nowHidden = new HashSet<>(hidden);
    nowHidden.removeAll(told);
    nowHidden.addAll(removed);
    nowHidden.retainAll(Sections.live(theirs));
    return new Agreement(
        self, settled(answer, offer), theirs, role, nowUnheard, nowUnwanted, nowHidden);
  }

  /** The other side's sections, as it says them again in an offer. */
  private List<MediaDescription> offering() {
    List<MediaDescription> sections = new ArrayList<>();
    for (MediaDescription section : remote.media()) {
      sections.add(
          section.rejected()
              ? JingleToSdp.refused(section)
              : Sections.again(section, EndpointSetup.ACTPASS));
    }
    return sections;
  }

  /** Where it was before, else in the place of one that is gone, else at the end. */
  private void place(List<MediaDescription> sections, MediaDescription section, String name)
      throws MappingException {
    int free = -1;
    for (int i = 0; i < sections.size(); i++) {
      MediaDescription there = sections.get(i);
      boolean same = name.equals(there.mid());
      if (same && hidden.contains(name)) {
        if (!there.media().equals(section.media())) {
          throw new MappingException(
              Condition.FAILED_APPLICATION, "a content had the same name and another kind");
        }
        sections.set(i, section);
        return;
      }
      boolean gone = there.rejected() && (i >= own.media().size() || own.media().get(i).rejected());
      if (same && !gone) {
        throw new MappingException(
            Condition.FAILED_APPLICATION, "there is a content of the same name");
      }
      if (gone && (same || free < 0)) {
        free = i;
        if (same) {
          break;
        }
      }
    }
    if (free >= 0) {
      sections.set(free, section);
    } else {
      sections.add(section);
    }
  }

  private BundledTransport transport() {
    return new BundledTransport(remote);
  }
}
