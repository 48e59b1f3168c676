package dev.parley.mapping;

import dev.parley.sdp.Attribute;
import dev.parley.sdp.Direction;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Flag;
import dev.parley.sdp.Group;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Media sections of a session that goes on: small pure functions that its changes share. */
final class Sections {
  private static final String APPLICATION = "application";

  private Sections() {}

  /** The names of the sections that are not rejected, in order. */
  static Set<String> live(SessionDescription session) {
    Set<String> mids = new LinkedHashSet<>();
    for (MediaDescription section : session.media()) {
      String mid = section.mid();
      if (mid != null && !section.rejected()) {
        mids.add(mid);
      }
    }
    return mids;
  }

  static boolean isData(MediaDescription section) {
    return section.media().equals(APPLICATION);
  }

  static Direction direction(SessionDescription session, MediaDescription section) {
    Direction direction = session.effective(section, Direction.class);
    return direction == null ? Direction.SENDRECV : direction;
  }

  /** As the other side has it. */
  static Direction reversed(Direction direction) {
    return Direction.of(direction.receives(), direction.sends());
  }

  static Direction both(Direction one, Direction other) {
    return Direction.of(one.sends() && other.sends(), one.receives() && other.receives());
  }

  static MediaDescription turned(MediaDescription section, Direction direction) {
    if (isData(section)) {
      return section;
    }
    List<Attribute> attributes = new ArrayList<>(section.attributes());
    attributes.removeIf(Direction.class::isInstance);
    attributes.add(direction);
    return section.withAttributes(attributes);
  }

  /** Said again in a later description: without candidates, and with this DTLS role. */
  static MediaDescription again(MediaDescription section, EndpointSetup setup) {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : section.attributes()) {
      if (attribute instanceof EndpointSetup) {
        attributes.add(setup);
      } else if (!(attribute instanceof IceCandidate) && attribute != Flag.END_OF_CANDIDATES) {
        attributes.add(attribute);
      }
    }
    return section.withAttributes(attributes);
  }

  /** The next description of the side that wrote the former one. */
  static SessionDescription next(
      SessionDescription former, List<MediaDescription> sections, List<String> bundle) {
    List<Attribute> attributes = new ArrayList<>();
    Set<String> live = new LinkedHashSet<>();
    for (MediaDescription section : sections) {
      if (!section.rejected()) {
        live.add(Objects.requireNonNull(section.mid(), "mid"));
      }
    }
    List<String> members = bundle.stream().filter(live::contains).distinct().toList();
    if (!members.isEmpty()) {
      attributes.add(new Group(Group.BUNDLE, members));
    }
    for (Attribute attribute : former.attributes()) {
      if (attribute instanceof Group group) {
        List<String> left = group.mids().stream().filter(live::contains).toList();
        if (!group.semantics().equals(Group.BUNDLE) && !left.isEmpty()) {
          attributes.add(new Group(group.semantics(), left));
        }
      } else {
        attributes.add(attribute);
      }
    }
    Origin origin = former.origin();
    return new SessionDescription(
        new Origin(origin.username(), origin.sessionId(), origin.version() + 1, origin.address()),
        former.name(),
        former.lines(),
        attributes,
        sections);
  }
}
