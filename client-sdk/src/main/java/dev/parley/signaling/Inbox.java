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
   * What a transport-info comes to.
   *
   * @param error null if it is good
   */
  record Result(@Nullable StanzaError error, List<TrickledCandidate> candidates, boolean complete) {

    static Result refused(StanzaError error) {
      return new Result(error, List.of(), false);
    }
  }

  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<String, IceCredentials> credentials = new HashMap<>();
  private final Set<String> unfinished = new TreeSet<>();
  private final int limit;
  private int received;

  /**
   * Makes one.
   *
   * @param contents of the offer, whichever side made it
   * @param limit of candidates in the whole session
   */
  Inbox(List<JingleContent> contents, int limit) {
    this.limit = limit;
    for (JingleContent content : contents) {
      indices.put(content.name(), indices.size());
      unfinished.add(content.name());
    }
  }

  /** Takes a transport-info. */
  Result take(List<JingleContent> contents) {
    if (contents.isEmpty()) {
      return Result.refused(Errors.badRequest("a transport-info has at least one content"));
    }
    for (JingleContent content : contents) {
      if (!indices.containsKey(content.name())) {
        return Result.refused(Errors.notFound("the session has no such content"));
      }
    }
    List<ContentCandidates> batch;
    try {
      batch = CandidateMapping.fromContents(contents);
    } catch (MappingException e) {
      return Result.refused(Errors.badRequest(String.valueOf(e.getMessage())));
    }
    StanzaError error = judge(batch);
    return error == null ? accept(batch) : Result.refused(error);
  }

  private @Nullable StanzaError judge(List<ContentCandidates> batch) {
    int more = 0;
    for (ContentCandidates content : batch) {
      more += content.candidates().size();
      IceCredentials known = credentials.get(content.mid());
      IceCredentials now = content.credentials();
      if (known != null && now != null && !known.equals(now)) {
        return Errors.unsupported("new ICE credentials: a restart is not supported yet");
      }
    }
    return received + more > limit ? Errors.tooMuch("too many candidates") : null;
  }

  private Result accept(List<ContentCandidates> batch) {
    List<TrickledCandidate> candidates = new ArrayList<>();
    for (ContentCandidates content : batch) {
      IceCredentials now = content.credentials();
      if (now != null) {
        credentials.put(content.mid(), now);
      }
      if (content.complete()) {
        unfinished.remove(content.mid());
      }
      int index = indices.getOrDefault(content.mid(), -1);
      for (IceCandidate candidate : content.candidates()) {
        candidates.add(
            new TrickledCandidate(
                content.mid(), index, now == null ? null : now.ufrag(), candidate));
      }
    }
    received += candidates.size();
    return new Result(null, candidates, unfinished.isEmpty());
  }
}
