package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other side's candidates. The library loses those that come before both descriptions are set,
 * and those of another ICE generation, without a word; so they wait here. Confined to the peer's
 * executor.
 */
final class RemoteCandidates {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCandidates.class);

  /** More than any honest peer has; what exceeds it is not kept. */
  static final int MAX_WAITING = 256;

  /** Where candidates go that belong to the current descriptions. */
  interface Target {
    void add(RTCIceCandidate candidate);
  }

  private final ArrayDeque<TrickledCandidate> waiting = new ArrayDeque<>();
  private final Target target;
  private @Nullable SessionDescription remote;

  RemoteCandidates(Target target) {
    this.target = target;
  }

  void add(List<TrickledCandidate> batch) {
    for (TrickledCandidate candidate : batch) {
      SessionDescription description = remote;
      if (description != null && belongs(candidate, description)) {
        apply(candidate, description);
      } else if (waiting.size() < MAX_WAITING) {
        waiting.add(candidate);
      } else {
        LOG.debug("More than {} candidates wait for a description", MAX_WAITING);
      }
    }
  }

  /** Both descriptions are set; what waited for them is used. */
  void descriptionsSet(SessionDescription description) {
    remote = description;
    List<TrickledCandidate> again = new ArrayList<>(waiting);
    waiting.clear();
    add(again);
  }

  private static boolean belongs(TrickledCandidate candidate, SessionDescription description) {
    MediaDescription section = section(candidate, description);
    if (section == null) {
      return false;
    }
    IceCredentials credentials = description.credentials(section);
    String ufrag = candidate.ufrag();
    return ufrag == null || credentials == null || credentials.ufrag().equals(ufrag);
  }

  private static @Nullable MediaDescription section(
      TrickledCandidate candidate, SessionDescription description) {
    MediaDescription byMid = description.media(candidate.mid());
    int index = candidate.mLineIndex();
    return byMid != null || !candidate.mid().isEmpty() || index < 0
        ? byMid
        : index < description.media().size() ? description.media().get(index) : null;
  }

  private void apply(TrickledCandidate candidate, SessionDescription description) {
    MediaDescription section = section(candidate, description);
    int index = description.media().indexOf(section);
    String mid = section == null || section.mid() == null ? candidate.mid() : section.mid();
    try {
      target.add(new RTCIceCandidate(mid, index, candidate.candidate().toLine()));
    } catch (RuntimeException e) {
      LOG.debug("A remote candidate is not usable: {}", e.getMessage());
    }
  }
}
