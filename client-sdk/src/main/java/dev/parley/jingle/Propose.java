package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code <propose xmlns='urn:xmpp:jingle-message:0' id='…'>}: somebody wants a session with an
 * account, on whichever of its devices takes it.
 *
 * <p>XEP-0353 0.8 section 3.1.
 *
 * @param id of the call
 * @param descriptions what it is to be about; at least one
 */
public record Propose(String id, List<ProposedDescription> descriptions) implements JingleMessage {

  /** Refuses an id that is none, and too many or no descriptions. */
  public Propose {
    Jingle.checkSid(id);
    descriptions = Checks.list("description", descriptions, JingleLimits.CONTENTS);
    if (descriptions.isEmpty()) {
      throw new IllegalArgumentException("a propose has no description");
    }
  }

  @Override
  public Kind kind() {
    return Kind.PROPOSE;
  }

  /** Whether it announces audio, or video. */
  public boolean offers(String media) {
    return descriptions.stream().anyMatch(description -> description.isRtp(media));
  }

  /** Whether it announces data channels. */
  public boolean offersData() {
    return descriptions.contains(ProposedDescription.data());
  }

  static Propose parse(String id, Element element) {
    List<ProposedDescription> descriptions = new ArrayList<>();
    for (Element child : element.children()) {
      if (child.name().equals(JingleContent.DESCRIPTION)) {
        descriptions.add(new ProposedDescription(child.namespace(), child.attribute("media")));
      }
    }
    return new Propose(id, descriptions);
  }
}
