package dev.parley.peer;

import java.util.Set;

/**
 * What the other side wants to add to a running session: to send more kinds of media, or data
 * channels.
 *
 * @param added what it adds, or begins to send
 * @param present what of it is sent in contents that are there already, so that none is new
 * @param begunWith what the session began with
 */
public record ChangeRequest(
    Set<ContentKind> added, Set<ContentKind> present, Set<ContentKind> begunWith) {
  /** Copies the sets. */
  public ChangeRequest {
    added = Set.copyOf(added);
    present = Set.copyOf(present);
    begunWith = Set.copyOf(begunWith);
  }
}
