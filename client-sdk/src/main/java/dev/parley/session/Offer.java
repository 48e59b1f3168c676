package dev.parley.session;

import dev.parley.jingle.Jingle;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a session-initiate is about, as far as two of them that cross are compared (XEP-0166 section
 * 7.2.16).
 *
 * @param named whether it calls a master name: such a session is meant for that name and no other
 *     will do
 * @param kinds of contents
 */
record Offer(boolean named, Set<String> kinds) {

  static Offer of(Jingle initiate) {
    Set<String> kinds = new TreeSet<>();
    initiate.contents().forEach(content -> kinds.add(Contents.kind(content)));
    return new Offer(initiate.target() != null, kinds);
  }

  boolean isEquivalentTo(Offer other) {
    return !named && !other.named && kinds.equals(other.kinds);
  }
}
