package dev.parley.mapping;

import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transport-info says of one content.
 *
 * @param mid the content's name
 * @param credentials of the ICE generation that the candidates belong to; null if not said
 * @param candidates in order; may be empty
 * @param complete whether no further candidate of this generation will come
 */
public record ContentCandidates(
    String mid,
    @Nullable IceCredentials credentials,
    List<IceCandidate> candidates,
    boolean complete) {
  /** Copies the list. */
  public ContentCandidates {
    candidates = List.copyOf(candidates);
  }

  /** The same content and generation with other candidates, of which more may come. */
  public ContentCandidates with(List<IceCandidate> others) {
    return new ContentCandidates(mid, credentials, others, false);
  }
}
