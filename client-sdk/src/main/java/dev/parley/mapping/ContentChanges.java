package dev.parley.mapping;

import dev.parley.jingle.Senders;
import java.util.Map;
import java.util.Set;

/**
 * What a description changes in a session, as Jingle tells it (XEP-0166 section 7.2).
 *
 * @param added contents that are new
 * @param removed contents that are gone
 * @param turned contents in which others send than before, and who
 */
public record ContentChanges(Set<String> added, Set<String> removed, Map<String, Senders> turned) {
  /** Copies the sets. */
  public ContentChanges {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
    turned = Map.copyOf(turned);
  }

  /**
   * Whether nothing changes.
   *
   * @return true if there is nothing to tell
   */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && turned.isEmpty();
  }
}
