package dev.parley.media;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.parley.peer.internal.NativePeer;
import dev.parley.peer.internal.PeerPart;
import dev.parley.sdp.Direction;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The native side of {@link PeerMedia}. Confined to the peer's executor but for the listener. */
final class MediaPart implements PeerPart {

  /** What is sent: our end and the native one. The wrapper keeps the native sender alive. */
  private record Sending(NativeSender sender, RTCRtpSender rtp) {}

  private final NativePeer peer;

  /** All our tracks are of one stream, so that the other side plays them in step. */
  private final List<String> stream = List.of(UUID.randomUUID().toString());

  private final Map<MediaTrack, Sending> sending = new LinkedHashMap<>();
  private final List<NativeReceiver> receivers = new ArrayList<>();
  private final List<NativeSender> leftovers = new ArrayList<>();
  private final TrackInbox inbox;

  MediaPart(NativePeer peer) {
    this.peer = peer;
    this.inbox = new TrackInbox(peer.applicationExecutor());
  }

  /** Runs a step on the executor; fails if the peer is closed. */
  CompletableFuture<Void> run(Runnable step) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    peer.executor()
        .execute(
            () -> {
              try {
                // Says that the peer is closed, which the factory would not.
                connection();
                step.run();
                result.complete(null);
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  private RTCPeerConnection connection() {
    return peer.connection().open();
  }

  void add(MediaTrack track, NativeSender sender) {
    begin(track, sender, () -> connection().addTrack(sender.track(), stream));
  }

  void replace(MediaTrack former, MediaTrack next, NativeSender sender) {
    begin(
        next,
        sender,
        () -> {
          Sending sent = sending.get(former);
          if (sent == null) {
            throw new IllegalArgumentException("The track to be replaced is not sent");
          }
          sent.sender().shut();
          peer.connection().changeSending(() -> sent.rtp().replaceTrack(sender.track()));
          sending.remove(former);
          sent.sender().dispose();
          return sent.rtp();
        });
  }

  private void begin(MediaTrack track, NativeSender sender, Supplier<RTCRtpSender> step) {
    boolean begun = false;
    try {
      if (track.state() == TrackState.ENDED) {
        throw new IllegalArgumentException("The track has ended; make another one");
      }
      if (sending.containsKey(track)) {
        throw new IllegalArgumentException("The track is sent to this peer already");
      }
      sending.put(track, new Sending(sender, step.get()));
      begun = true;
      sender.open();
    } finally {
      if (!begun) {
        sender.dispose();
      }
    }
  }

  void remove(MediaTrack track) {
    Sending sent = sending.remove(track);
    if (sent != null) {
      sent.sender().shut();
      peer.connection().changeSending(() -> connection().removeTrack(sent.rtp()));
      sent.sender().dispose();
    }
  }

  /** The library makes no transceiver without a track, so this one gets a track for a moment. */
  void receive(TrackKind kind) {
    NativeSender none =
        switch (kind) {
          case AUDIO -> new AudioSender(peer.factory(), new AudioTrack(new ToneSource(440)));
          case VIDEO -> new VideoSender(peer.factory(), new VideoTrack(new TestPatternSource()));
        };
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
    RTCRtpTransceiver transceiver = connection().addTransceiver(none.track(), init);
    transceiver.getSender().replaceTrack(null);
    none.dispose();
  }

  void onTrack(Consumer<RemoteTrack> listener) {
    inbox.listen(listener);
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    var nativeTrack = transceiver.getReceiver().getTrack();
    String id = nativeTrack.getId();
    if (receivers.stream().anyMatch(r -> r.isLive() && r.track().id().equals(id))) {
      // Told again after a renegotiation in which the track stayed what it was.
      return;
    }
    NativeReceiver receiver =
        NativeReceiver.of(
            transceiver.getMid(), nativeTrack, peer.applicationExecutor(), this::endStopped);
    if (receiver != null) {
      receivers.add(receiver);
      if (receiver.track().kind() == TrackKind.AUDIO) {
        peer.receivesAudio();
      }
      inbox.put(receiver.track());
    }
  }

  /** The native tracks of contents that go are freed with them, so they are let go of before. */
  @Override
  public void onRemoteDescriptionComing(SessionDescription description) {
    for (NativeReceiver receiver : List.copyOf(receivers)) {
      MediaDescription section = description.media(receiver.mid());
      if (section == null || section.rejected()) {
        receivers.remove(receiver);
        receiver.end();
      }
    }
  }

  /** JSEP's order is kept: a track that a description brings was told before this. */
  @Override
  public void onRemoteDescription(SessionDescription description) {
    for (NativeReceiver receiver : receivers) {
      MediaDescription section = description.media(receiver.mid());
      Direction direction = section == null ? null : section.direction();
      receiver.setMuted(direction == Direction.RECVONLY || direction == Direction.INACTIVE);
    }
  }

  /** A remote track was stopped by the application, on whichever thread. */
  private void endStopped() {
    peer.executor().runHere(() -> receivers.removeIf(NativeReceiver::endIfStopped));
  }

  @Override
  public void release() {
    List<NativeReceiver> ending = List.copyOf(receivers);
    receivers.clear();
    ending.forEach(NativeReceiver::end);
    for (Sending sent : sending.values()) {
      sent.sender().shut();
      // Else the sender, which the library never frees, would keep the track for ever.
      peer.connection().changeSending(() -> sent.rtp().replaceTrack(null));
      leftovers.add(sent.sender());
    }
    sending.clear();
  }

  @Override
  public void released() {
    leftovers.forEach(NativeSender::dispose);
    leftovers.clear();
  }
}
