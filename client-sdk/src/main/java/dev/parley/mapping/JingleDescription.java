package dev.parley.mapping;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.JingleContent;
import java.util.List;

/**
 * A session description as Jingle has it.
 *
 * @param contents one per media section that is not refused, in the sections' order
 * @param groups for example BUNDLE
 */
public record JingleDescription(List<JingleContent> contents, List<ContentGroup> groups) {
  /** Copies the lists. */
  public JingleDescription {
    contents = List.copyOf(contents);
    groups = List.copyOf(groups);
  }
}
