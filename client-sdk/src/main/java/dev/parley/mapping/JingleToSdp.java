package dev.parley.mapping;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.Creator;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.sdp.Attribute;
import dev.parley.sdp.Direction;
import dev.parley.sdp.Group;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Mid;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From what came over the wire to session descriptions for the native layer. What passes is safe:
 * no control character reaches the text, and no section lacks a fingerprint or a setup.
 */
public final class JingleToSdp {
  private JingleToSdp() {}

  /**
   * Maps an offer.
   *
   * @param offered contents and groups of a session-initiate
   * @param writer which party of the Jingle session sent it
   * @param origin to write; the version grows with each description of one session
   * @return the offer
   * @throws MappingException if a content cannot be used; it says what to tell the peer
   */
  public static SessionDescription offer(JingleDescription offered, Creator writer, Origin origin)
      throws MappingException {
    List<MediaDescription> sections = new ArrayList<>();
    for (JingleContent content : byName(offered.contents()).values()) {
      sections.add(new SectionToSdp(content, writer).offer());
    }
    if (sections.isEmpty()) {
      throw new MappingException(Condition.UNSUPPORTED_APPLICATIONS, "the offer has no content");
    }
    return session(origin, groups(offered.groups(), sections), sections);
  }

  /**
   * Maps an answer.
   *
   * @param answered contents and groups of a session-accept; a section of the offer without a
   *     content here is refused
   * @param writer which party of the Jingle session sent it
   * @param offer what it answers
   * @param origin to write; the version grows with each description of one session
   * @return the answer, with the offer's sections in the offer's order
   * @throws MappingException if a content cannot be used, or was not offered; it says what to tell
   *     the peer
   */
  public static SessionDescription answer(
      JingleDescription answered, Creator writer, SessionDescription offer, Origin origin)
      throws MappingException {
    Map<String, JingleContent> contents = byName(answered.contents());
    List<MediaDescription> sections = new ArrayList<>();
    for (MediaDescription section : offer.media()) {
      String mid = section.mid();
      JingleContent content = mid == null ? null : contents.remove(mid);
      sections.add(
          content == null || section.rejected()
              ? refused(section)
              : new SectionToSdp(content, writer).answer(section));
    }
    if (!contents.isEmpty()) {
      throw new MappingException(
          Condition.INCOMPATIBLE_PARAMETERS, "the answer has a content that was not offered");
    }
    return session(origin, answerGroups(answered.groups(), offer, sections), sections);
  }

  /**
   * A section that is refused or removed.
   *
   * @param section which
   * @return the same with port 0, and with no attribute but its name (RFC 8829 section 5.3.1)
   */
  public static MediaDescription refused(MediaDescription section) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(Direction.INACTIVE);
    String mid = section.mid();
    if (mid != null) {
      attributes.add(new Mid(mid));
    }
    return new MediaDescription(
        section.media(),
        0,
        section.protocol(),
        section.formats(),
        List.of(MediaDescription.ANY_ADDRESS),
        attributes);
  }

  private static SessionDescription session(
      Origin origin, List<Group> groups, List<MediaDescription> sections) {
    return SessionDescription.of(origin, List.copyOf(groups), sections);
  }

  /** In order; contents of one name by different creators cannot live in one description. */
  private static Map<String, JingleContent> byName(List<JingleContent> contents)
      throws MappingException {
    Map<String, JingleContent> byName = new LinkedHashMap<>();
    for (JingleContent content : contents) {
      if (byName.put(content.name(), content) != null) {
        throw new MappingException(Condition.FAILED_APPLICATION, "two contents have the same name");
      }
    }
    return byName;
  }

  /**
   * Members that are not there are dropped, and groups of which one is left, which say nothing; a
   * lone section is its own bundle.
   */
  private static List<Group> groups(List<ContentGroup> groups, List<MediaDescription> sections) {
    Set<String> mids = live(sections);
    Map<String, Group> result = new HashMap<>();
    List<Group> ordered = new ArrayList<>();
    for (ContentGroup group : groups) {
      Set<String> members = new LinkedHashSet<>(group.contents());
      members.retainAll(mids);
      if (members.size() > 1) {
        Group mapped = new Group(group.semantics(), List.copyOf(members));
        result.put(group.semantics(), mapped);
        ordered.add(mapped);
      }
    }
    if (!result.containsKey(Group.BUNDLE) && mids.size() == 1) {
      ordered.add(new Group(Group.BUNDLE, List.copyOf(mids)));
    }
    return ordered;
  }

  /** An answer may bundle only what the offer bundled (RFC 9143 section 7.3). */
  private static List<Group> answerGroups(
      List<ContentGroup> groups, SessionDescription offer, List<MediaDescription> sections) {
    Group offered = offer.bundle();
    List<Group> result = new ArrayList<>();
    for (Group group : groups(groups, sections)) {
      if (!group.semantics().equals(Group.BUNDLE)) {
        result.add(group);
      } else if (offered != null) {
        List<String> members = group.mids().stream().filter(offered.mids()::contains).toList();
        if (!members.isEmpty()) {
          result.add(new Group(Group.BUNDLE, members));
        }
      }
    }
    return result;
  }

  private static Set<String> live(List<MediaDescription> sections) {
    Set<String> mids = new LinkedHashSet<>();
    for (MediaDescription section : sections) {
      String mid = section.mid();
      if (mid != null && !section.rejected()) {
        mids.add(mid);
      }
    }
    return mids;
  }
}
