package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <finish xmlns='urn:xmpp:jingle-message:0' id='…'>}: the session that the call led to is
 * over, so that all devices of both sides know.
 *
 * <p>XEP-0353 0.8 section 3.7.
 *
 * @param id of the call
 * @param reason why; null if absent
 * @param migratedTo the id of the call that continues it (section 4.2); null if there is none
 */
public record Finish(String id, @Nullable JingleReason reason, @Nullable String migratedTo)
    implements JingleMessage {

  static final String MIGRATED = "migrated";

  /** Refuses ids that are none. */
  public Finish {
    Jingle.checkSid(id);
    if (migratedTo != null) {
      Jingle.checkSid(migratedTo);
    }
  }

  @Override
  public Kind kind() {
    return Kind.FINISH;
  }

  static Finish parse(String id, @Nullable JingleReason reason, Element element) {
    for (Element migrated : element.children(MIGRATED, JingleNamespaces.JINGLE_MESSAGE)) {
      return new Finish(id, reason, migrated.required("to"));
    }
    return new Finish(id, reason, null);
  }
}
