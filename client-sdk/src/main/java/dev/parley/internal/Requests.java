package dev.parley.internal;

import dev.parley.ConnectionRequest;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.Target;
import dev.parley.session.Contents;
import dev.parley.session.JingleSession;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a caller wants, as the application sees it. */
final class Requests {

  private Requests() {}

  static ConnectionRequest of(JingleSession session, Jingle initiate, boolean contact) {
    Set<String> kinds = new TreeSet<>();
    for (JingleContent content : initiate.contents()) {
      kinds.add(Contents.kind(content));
    }
    Target target = initiate.target();
    return new ConnectionRequest(
        session.key().peer(),
        Optional.ofNullable(target).map(Target::name),
        target != null,
        contact,
        kinds.contains("audio"),
        kinds.contains("video"),
        kinds.contains(Contents.DATA));
  }
}
