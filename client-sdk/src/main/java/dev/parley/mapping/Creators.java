package dev.parley.mapping;

import dev.parley.jingle.Creator;

/** Tells who brought each content of a session in; the session keeps that. */
@FunctionalInterface
public interface Creators {
  /** As in a session to which nobody has added anything: all by the initiator. */
  Creators INITIATOR = mid -> Creator.INITIATOR;

  /**
   * The creator of a content.
   *
   * @param mid the content's name
   * @return who brought it in
   */
  Creator of(String mid);
}
