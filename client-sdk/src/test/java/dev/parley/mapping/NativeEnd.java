package dev.parley.mapping;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.parley.sdp.SessionDescription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A native peer connection by itself, which says whether it takes a description. */
final class NativeEnd implements AutoCloseable {
  private final PeerConnectionFactory factory;
  private final RTCPeerConnection connection;
  private final CompletableFuture<Void> gathered = new CompletableFuture<>();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();

  NativeEnd(PeerConnectionFactory factory, RTCBundlePolicy policy) {
    this.factory = factory;
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.bundlePolicy = policy;
    this.connection = factory.createPeerConnection(configuration, new Observer());
  }

  void addChannel() {
    RTCDataChannel channel = connection.createDataChannel("test", new RTCDataChannelInit());
    channel.registerObserver(
        new RTCDataChannelObserver() {
          @Override
          public void onBufferedAmountChange(long previousAmount) {}

          @Override
          public void onStateChange() {
            if (channel.getState() == RTCDataChannelState.OPEN) {
              opened.complete(null);
            }
          }

          @Override
          public void onMessage(dev.onvoid.webrtc.RTCDataChannelBuffer buffer) {}
        });
  }

  void addTracks() {
    connection.addTrack(factory.createAudioTrack("a0", new CustomAudioSource()), List.of("s0"));
    connection.addTrack(factory.createVideoTrack("v0", new CustomVideoSource()), List.of("s0"));
  }

  /** Makes and sets an offer, and waits for its candidates. */
  SessionDescription offer() throws Exception {
    return local(observer -> connection.createOffer(new RTCOfferOptions(), observer));
  }

  /** Makes and sets an answer, and waits for its candidates. */
  SessionDescription answer() throws Exception {
    return local(observer -> connection.createAnswer(new RTCAnswerOptions(), observer));
  }

  /** Fails with what the native layer says if it does not take the description. */
  void remote(RTCSdpType type, SessionDescription description) throws Exception {
    RTCSessionDescription sdp = new RTCSessionDescription(type, description.toSdp());
    set(observer -> connection.setRemoteDescription(sdp, observer));
  }

  void awaitOpen() throws Exception {
    opened.get(20, TimeUnit.SECONDS);
  }

  private SessionDescription local(Consumer<CreateSessionDescriptionObserver> create)
      throws Exception {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    create.accept(
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            made.complete(description);
          }

          @Override
          public void onFailure(String error) {
            made.completeExceptionally(new AssertionError(error));
          }
        });
    RTCSessionDescription description = made.get(10, TimeUnit.SECONDS);
    set(observer -> connection.setLocalDescription(description, observer));
    gathered.get(20, TimeUnit.SECONDS);
    return SessionDescription.parse(connection.getLocalDescription().sdp);
  }

  private static void set(Consumer<SetSessionDescriptionObserver> call) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    call.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            done.complete(null);
          }

          @Override
          public void onFailure(String error) {
            done.completeExceptionally(new AssertionError(error));
          }
        });
    done.get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Observer implements PeerConnectionObserver {
    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {}

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
      if (state == RTCIceGatheringState.COMPLETE) {
        gathered.complete(null);
      }
    }
  }
}
