package dev.parley.media;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.parley.peer.internal.NativePeer;
import dev.parley.peer.internal.PeerPart;
import dev.parley.sdp.Direction;
import dev.parley.sdp.Group;
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
import org.jspecify.annotations.Nullable;

/** The native side of {@link PeerMedia}. Confined to the peer's executor but for the listener. */
final class MediaPart implements PeerPart {

  /**
   * What is sent: our end and the native one. The wrapper keeps the native sender alive.
   *
   * @param former the direction of the transceiver that was there before; null for a new one
   * @param answering part of an answer, if the other side wants it
   */
  private record Sending(
      NativeSender sender,
      RTCRtpSender rtp,
      @Nullable RTCRtpTransceiverDirection former,
      boolean answering) {

    Sending(NativeSender sender, RTCRtpSender rtp) {
      this(sender, rtp, null, false);
    }
  }

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
    begin(track, sender, () -> add(sender, false));
  }

  /**
   * Sends a track in the answer that is about to be made, as far as the other side wants it.
   *
   * @param present whether in a content that is there already
   */
  void answerWith(MediaTrack track, boolean present) {
    if (sending.containsKey(track)) {
      return;
    }
    NativeSender sender = sender(track);
    begin(
        track,
        sender,
        () -> {
          Sending used = present ? use(sender, track.kind(), true) : null;
          return used == null ? add(sender, true) : used;
        });
  }

  private Sending add(NativeSender sender, boolean answering) {
    return new Sending(sender, connection().addTrack(sender.track(), stream), null, answering);
  }

  private NativeSender sender(MediaTrack track) {
    if (track instanceof AudioTrack audio) {
      return new AudioSender(peer.factory(), audio);
    }
    if (track instanceof VideoTrack video) {
      return new VideoSender(peer.factory(), video);
    }
    throw new IllegalArgumentException("a track that another peer sends cannot be sent on");
  }

  /** Sends in a content that is there, in which nothing is sent; null if there is none. */
  private @Nullable Sending use(NativeSender sender, TrackKind kind, boolean answering) {
    RTCRtpTransceiver free = Transceivers.free(connection(), kind);
    if (free == null) {
      return null;
    }
    RTCRtpTransceiverDirection former = free.getDirection();
    RTCRtpSender rtp = free.getSender();
    peer.connection().changeSending(() -> rtp.replaceTrack(sender.track()));
    rtp.setStreams(stream);
    free.setDirection(Transceivers.direction(true, Transceivers.receives(former)));
    return new Sending(sender, rtp, former, answering);
  }

  // Changes of a running session

  /** Has the next offer tell of a track; no frame of it is taken yet. */
  void prepare(MediaTrack track) {
    check(track);
    NativeSender sender = sender(track);
    boolean begun = false;
    try {
      Sending used = use(sender, track.kind(), false);
      sending.put(track, used == null ? make(sender) : used);
      begun = true;
    } finally {
      if (!begun) {
        sender.dispose();
      }
    }
  }

  private Sending make(NativeSender sender) {
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.SEND_RECV;
    init.streamIds = stream;
    return new Sending(
        sender, connection().addTransceiver(sender.track(), init).getSender(), null, false);
  }

  /** Both sides agree that the track is sent, if it is still there. */
  void open(MediaTrack track) {
    Sending sent = sending.get(track);
    if (sent != null) {
      sent.sender().open();
    }
  }

  /** Nothing came of it: as if the track had never been there. */
  void takeBack(MediaTrack track) {
    Sending sent = sending.remove(track);
    if (sent == null) {
      return;
    }
    RTCRtpTransceiver transceiver = transceiver(sent);
    sent.sender().shut();
    peer.connection().changeSending(() -> sent.rtp().replaceTrack(null));
    if (transceiver != null && sent.former() != null) {
      transceiver.setDirection(sent.former());
    } else if (transceiver != null && !transceiver.stopped()) {
      transceiver.stop();
    }
    sent.sender().dispose();
  }

  private @Nullable RTCRtpTransceiver transceiver(Sending sent) {
    return Transceivers.sending(connection(), sent.sender().track().getId());
  }

  /**
   * Stops to send a track, and gives its content up if the other side does not send in it either.
   * The first content of a bundle stays, since its transport is that of all.
   */
  void withdraw(MediaTrack track) {
    Sending sent = sending.remove(track);
    if (sent == null) {
      return;
    }
    RTCRtpTransceiver transceiver = transceiver(sent);
    sent.sender().shut();
    if (transceiver != null && isDispensable(Transceivers.mid(transceiver))) {
      end(Transceivers.mid(transceiver));
      peer.connection().changeSending(() -> sent.rtp().replaceTrack(null));
      transceiver.stop();
    } else {
      peer.connection().changeSending(() -> connection().removeTrack(sent.rtp()));
    }
    sent.sender().dispose();
  }

  private boolean isDispensable(String mid) {
    SessionDescription remote = peer.remoteDescription();
    MediaDescription section = remote == null ? null : remote.media(mid);
    if (remote == null || section == null) {
      return true;
    }
    Direction theirs = section.direction();
    Group bundle = remote.bundle();
    boolean first = bundle != null && bundle.mids().indexOf(mid) == 0;
    return !first
        && theirs != null
        && !theirs.sends()
        && remote.media().stream().filter(one -> !one.rejected()).count() > 1;
  }

  /** The remote track of a content, whose native side goes with it. */
  private void end(String mid) {
    for (NativeReceiver receiver : List.copyOf(receivers)) {
      if (receiver.mid().equals(mid)) {
        receivers.remove(receiver);
        receiver.end();
      }
    }
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
          return new Sending(sender, sent.rtp());
        });
  }

  private void begin(MediaTrack track, NativeSender sender, Supplier<Sending> step) {
    boolean begun = false;
    try {
      check(track);
      sending.put(track, step.get());
      begun = true;
      sender.open();
    } finally {
      if (!begun) {
        sender.dispose();
      }
    }
  }

  private void check(MediaTrack track) {
    if (track.state() == TrackState.ENDED) {
      throw new IllegalArgumentException("The track has ended; make another one");
    }
    if (sending.containsKey(track)) {
      throw new IllegalArgumentException("The track is sent to this peer already");
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

  /** The name of the content that a track, ours or the other side's, belongs to; null if none. */
  @Nullable String content(MediaTrack track) {
    for (NativeReceiver receiver : receivers) {
      if (receiver.track().id().equals(track.id())) {
        return receiver.mid();
      }
    }
    Sending sent = sending.get(track);
    RTCRtpTransceiver transceiver = sent == null ? null : transceiver(sent);
    String mid = transceiver == null ? "" : Transceivers.mid(transceiver);
    return mid.isEmpty() ? null : mid;
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
    for (Map.Entry<MediaTrack, Sending> entry : List.copyOf(sending.entrySet())) {
      RTCRtpTransceiver transceiver = transceiver(entry.getValue());
      String mid = transceiver == null ? "" : Transceivers.mid(transceiver);
      MediaDescription section = description.media(mid);
      if (!mid.isEmpty() && (section == null || section.rejected())) {
        Sending sent = entry.getValue();
        sending.remove(entry.getKey());
        sent.sender().shut();
        peer.connection().changeSending(() -> sent.rtp().replaceTrack(null));
        sent.sender().dispose();
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
    // What was to be part of an answer, but found no place in it.
    for (Map.Entry<MediaTrack, Sending> entry : List.copyOf(sending.entrySet())) {
      if (entry.getValue().answering()) {
        RTCRtpTransceiver transceiver = transceiver(entry.getValue());
        if (transceiver != null && Transceivers.mid(transceiver).isEmpty()) {
          takeBack(entry.getKey());
        }
      }
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
