package dev.parley.media;

import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.peer.internal.Callbacks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A native peer connection with a factory of its own and nothing of Parley's peer around it. */
final class RawPeer implements PeerConnectionObserver, AutoCloseable {
  private static final long SECONDS = 20;

  final ExecutorService executor = Executors.newSingleThreadExecutor();
  final ConcurrentLinkedQueue<RemoteTrack> remote = new ConcurrentLinkedQueue<>();
  private final CountDownLatch connected = new CountDownLatch(1);
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private final List<NativeSender> senders = new ArrayList<>();
  private final List<RTCRtpSender> rtpSenders = new ArrayList<>();
  private final ConcurrentLinkedQueue<NativeReceiver> receivers = new ConcurrentLinkedQueue<>();
  private final HeadlessAudioDeviceModule module = new HeadlessAudioDeviceModule();
  private final PeerConnectionFactory factory;
  private final RTCPeerConnection connection;
  private boolean described;
  private RawPeer other;

  RawPeer() {
    module.initPlayout();
    module.startPlayout();
    // What this module calls recording is what pulls the received sound.
    module.initRecording();
    module.startRecording();
    factory = new PeerConnectionFactory(module);
    connection = factory.createPeerConnection(new RTCConfiguration(), this);
  }

  void add(AudioTrack track) {
    add(new AudioSender(factory, track));
  }

  void add(VideoTrack track) {
    add(new VideoSender(factory, track));
  }

  private void add(NativeSender sender) {
    rtpSenders.add(connection.addTrack(sender.track(), List.of("stream")));
    sender.open();
    senders.add(sender);
  }

  static void connect(RawPeer caller, RawPeer answerer) throws Exception {
    caller.other = answerer;
    answerer.other = caller;
    RTCSessionDescription offer =
        create(done -> caller.connection.createOffer(new RTCOfferOptions(), done));
    set(done -> caller.connection.setLocalDescription(offer, done));
    set(done -> answerer.connection.setRemoteDescription(offer, done));
    answerer.executor.submit(answerer::takeCandidates).get(SECONDS, TimeUnit.SECONDS);
    RTCSessionDescription answer =
        create(done -> answerer.connection.createAnswer(new RTCAnswerOptions(), done));
    set(done -> answerer.connection.setLocalDescription(answer, done));
    set(done -> caller.connection.setRemoteDescription(answer, done));
    caller.executor.submit(caller::takeCandidates).get(SECONDS, TimeUnit.SECONDS);
    if (!caller.connected.await(SECONDS, TimeUnit.SECONDS)
        || !answerer.connected.await(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not connected");
    }
  }

  private void takeCandidates() {
    described = true;
    early.forEach(connection::addIceCandidate);
  }

  private void take(RTCIceCandidate candidate) {
    if (described) {
      connection.addIceCandidate(candidate);
    } else {
      early.add(candidate);
    }
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    Callbacks.guard("onIceCandidate", () -> other.executor.execute(() -> other.take(candidate)));
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    if (state == RTCPeerConnectionState.CONNECTED) {
      connected.countDown();
    }
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    Callbacks.guard(
        "onTrack",
        () ->
            executor.execute(
                () -> {
                  NativeReceiver receiver =
                      NativeReceiver.of(
                          transceiver.getMid(),
                          transceiver.getReceiver().getTrack(),
                          executor,
                          () -> {});
                  receivers.add(receiver);
                  remote.add(receiver.track());
                }));
  }

  @Override
  public void close() {
    receivers.forEach(NativeReceiver::end);
    senders.forEach(NativeSender::shut);
    rtpSenders.forEach(sender -> sender.replaceTrack(null));
    connection.close();
    senders.forEach(NativeSender::dispose);
    executor.shutdown();
    await().until(executor::isTerminated);
    module.stopRecording();
    module.stopPlayout();
    factory.dispose();
    module.dispose();
  }

  private static RTCSessionDescription create(Consumer<CreateSessionDescriptionObserver> call)
      throws Exception {
    CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
    call.accept(
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            result.complete(description);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        });
    return result.get(SECONDS, TimeUnit.SECONDS);
  }

  private static void set(Consumer<SetSessionDescriptionObserver> call) throws Exception {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    call.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            result.complete(true);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        });
    result.get(SECONDS, TimeUnit.SECONDS);
  }
}
