package dev.parley.signaling;

import dev.parley.jingle.Target;
import dev.parley.mapping.JingleForm;
import dev.parley.sdp.Attribute;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.JingleSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach somebody.
 *
 * @param session a new session with that somebody
 * @param target the master name that is called; null if an address is
 * @param form what is known of the way in which the other side likes its Jingle
 * @param fingerprint the only one that the other side's certificate may have; null if any will do
 */
public record Call(
    JingleSession session,
    @Nullable Target target,
    JingleForm form,
    @Nullable Fingerprint fingerprint) {

  /** For whoever answers. */
  public Call(JingleSession session, @Nullable Target target, JingleForm form) {
    this(session, target, form, null);
  }

  /** Whether an answer is from the one that is called. */
  boolean isMeant(SessionDescription answer) {
    Fingerprint expected = fingerprint;
    if (expected == null) {
      return true;
    }
    Set<Fingerprint> shown = new HashSet<>(ofType(answer.attributes()));
    answer.media().forEach(section -> shown.addAll(section.all(Fingerprint.class)));
    return shown.equals(Set.of(expected));
  }

  private static List<Fingerprint> ofType(List<Attribute> attributes) {
    return attributes.stream()
        .filter(Fingerprint.class::isInstance)
        .map(Fingerprint.class::cast)
        .toList();
  }
}
