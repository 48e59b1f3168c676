package dev.parley.demo.role;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One native peer connection that gives its candidates to the other. */
final class LoopbackSide implements PeerConnectionObserver {
  private final Executor executor;
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private @Nullable RTCPeerConnection connection;
  private @Nullable LoopbackSide other;
  private boolean closed;

  /**
   * @param executor owns everything here
   */
  LoopbackSide(Executor executor) {
    this.executor = executor;
  }

  void start(RTCPeerConnection made) {
    connection = made;
  }

  RTCPeerConnection connection() {
    RTCPeerConnection made = connection;
    if (made == null) {
      throw new IllegalStateException("not started");
    }
    return made;
  }

  /** On a native thread: hands over, and lets nothing out. */
  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    try {
      executor.execute(() -> pass(candidate));
    } catch (RejectedExecutionException closing) {
      return;
    }
  }

  private void pass(RTCIceCandidate candidate) {
    LoopbackSide to = other;
    if (to == null) {
      early.add(candidate);
    } else if (!to.closed) {
      to.connection().addIceCandidate(candidate);
    }
  }

  void sendCandidatesTo(LoopbackSide to) {
    other = to;
    early.forEach(this::pass);
    early.clear();
  }

  void close() {
    closed = true;
    connection().close();
  }
}
