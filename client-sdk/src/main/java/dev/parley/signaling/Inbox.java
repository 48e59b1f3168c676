package dev.parley.signaling;

import dev.parley.jingle.JingleContent;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.MappingException;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.session.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;

/**
 * Judges and counts the candidates that the other side sends for the contents of a session.
 *
 * <p>A transport-info is taken whole or not at all: one that names a content which is not there is
 * answered with an error, and nothing of it reaches the peer.
 */
final class Inbox {

  /**
   * What a transport-info says.
   *
   * @param error null if it is good
   */
  record Read(@Nullable StanzaError error, List<ContentCandidates> batch) {

    static Read refused(StanzaError error) {
      return new Read(error, List.of());
    }
  }

  /** What it comes to for the peer. */
  record Result(List<TrickledCandidate> candidates, boolean complete) {}

  private final Map<String, Integer> indices = new HashMap<>();
  private final Set<String> unfinished = new TreeSet<>();
  private final Accord accord;
  private final int limit;
  private int received;

  /**
   * Makes one.
   *
   * @param contents of the offer, whichever side made it
   * @param accord knows the contents that come later
   * @param limit of candidates until ICE is restarted
   */
  Inbox(List<JingleContent> contents, Accord accord, int limit) {
    this.accord = accord;
    this.limit = limit;
    for (JingleContent content : contents) {
      indices.put(content.name(), indices.size());
      unfinished.add(content.name());
    }
  }

  /** Reads a transport-info, and takes nothing yet. */
  Read read(List<JingleContent> contents) {
    if (contents.isEmpty()) {
      return Read.refused(Errors.badRequest("a transport-info has at least one content"));
    }
    for (JingleContent content : contents) {
      String name = content.name();
      if (!indices.containsKey(name) && !accord.isKnown(name) && !accord.wasKnown(name)) {
        return Read.refused(Errors.notFound("the session has no such content"));
      }
    }
    try {
      List<ContentCandidates> batch = CandidateMapping.fromContents(contents);
      int more = batch.stream().mapToInt(content -> content.candidates().size()).sum();
      return received + more > limit
          ? Read.refused(Errors.tooMuch("too many candidates"))
          : new Read(null, batch);
    } catch (MappingException e) {
      return Read.refused(Errors.badRequest(String.valueOf(e.getMessage())));
    }
  }

  /** ICE begins anew, and with it the candidates. */
  void restart() {
    received = 0;
    unfinished.addAll(indices.keySet());
  }

  /** Takes candidates of a transport-info that was read. */
  Result take(List<ContentCandidates> batch) {
    List<TrickledCandidate> candidates = new ArrayList<>();
    for (ContentCandidates content : batch) {
      IceCredentials now = content.credentials();
      if (content.complete()) {
        unfinished.remove(content.mid());
      }
      int index = indices.getOrDefault(content.mid(), -1);
      if (accord.wasKnown(content.mid())) {
        continue;
      }
      for (IceCandidate candidate : content.candidates()) {
        candidates.add(
            new TrickledCandidate(
                content.mid(), index, now == null ? null : now.ufrag(), candidate));
      }
    }
    received += candidates.size();
    return new Result(candidates, unfinished.isEmpty());
  }
}
