package dev.parley.signaling;

import dev.parley.mapping.ContentCandidates;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this side has to say about how to reach it: a description, and candidates that follow. */
final class Outbox {

  private final List<TrickledCandidate> later = new ArrayList<>();
  private @Nullable SessionDescription description;

  void begin(SessionDescription newDescription) {
    description = newDescription;
    later.clear();
  }

  /** What was said last. */
  @Nullable SessionDescription current() {
    return description;
  }

  /** What was said after this came to nothing. */
  void restore(@Nullable SessionDescription former) {
    description = former;
    later.clear();
  }

  void add(List<TrickledCandidate> batch) {
    later.addAll(batch);
  }

  /** The description with all candidates up to now. */
  SessionDescription description() {
    SessionDescription current = description;
    if (current == null) {
      throw new IllegalStateException("nothing was proposed yet");
    }
    return current.mapMedia(
        section -> {
          List<IceCandidate> more = new ArrayList<>();
          for (TrickledCandidate candidate : later) {
            if (candidate.mid().equals(section.mid())) {
              more.add(candidate.candidate());
            }
          }
          return more.isEmpty() ? section : section.plus(more);
        });
  }

  /** Candidates as a transport-info has them: by content, with the credentials they belong to. */
  List<ContentCandidates> inContents(List<TrickledCandidate> batch) {
    Map<String, List<IceCandidate>> byMid = new LinkedHashMap<>();
    for (TrickledCandidate candidate : batch) {
      byMid.computeIfAbsent(candidate.mid(), mid -> new ArrayList<>()).add(candidate.candidate());
    }
    List<ContentCandidates> contents = new ArrayList<>();
    byMid.forEach(
        (mid, candidates) ->
            contents.add(new ContentCandidates(mid, credentials(mid), candidates, false)));
    return contents;
  }

  private @Nullable IceCredentials credentials(String mid) {
    SessionDescription current = description;
    MediaDescription section = current == null ? null : current.media(mid);
    return current == null || section == null ? null : current.credentials(section);
  }
}
