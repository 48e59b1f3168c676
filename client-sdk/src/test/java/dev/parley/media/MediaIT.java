package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.peer.InMemorySignaling;
import dev.parley.peer.InboundRtp;
import dev.parley.peer.OutboundRtp;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerClosedException;
import dev.parley.peer.PeerOptions;
import dev.parley.peer.internal.NativePeer;
import dev.parley.runtime.FactoryPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sound and pictures between real peers. */
@Timeout(120)
class MediaIT {
  private final List<MediaTrack> tracks = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();

  @AfterEach
  void end() {
    tracks.forEach(MediaTrack::stop);
    peers.forEach(Peer::close);
    peers.forEach(peer -> done(peer.closed()));
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Peer peer() {
    return peer(FactoryPool.shared());
  }

  private Peer peer(FactoryPool pool) {
    Peer peer = NativePeer.create(PeerOptions.DEFAULT, pool);
    peers.add(peer);
    return peer;
  }

  private AudioTrack tone(double hertz) {
    AudioTrack track = new AudioTrack(new ToneSource(hertz));
    tracks.add(track);
    return track;
  }

  private VideoTrack pattern() {
    VideoTrack track = new VideoTrack(new TestPatternSource());
    tracks.add(track);
    return track;
  }

  private static void connect(Peer left, Peer right) {
    left.offer();
    InMemorySignaling.join(left, right);
    done(left.connected());
    done(right.connected());
  }

  @RepeatedTest(3)
  void soundAndPicturesCrossBothWays() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atLeft = new MediaProbe(left);
    MediaProbe atRight = new MediaProbe(right);
    AudioTrack low = tone(440);
    PeerMedia.of(left).add(low);
    PeerMedia.of(left).add(pattern());
    PeerMedia.of(right).add(tone(1000));
    PeerMedia.of(right).add(pattern());
    connect(left, right);
    atRight.hears(440);
    atLeft.hears(1000);
    atRight.sees(60);
    atLeft.sees(60);
    assertThat(atRight.tracks()).hasSize(2);
    System.out.println("Received: " + atLeft + "; " + atRight);
    left.close();
    done(right.closed());
    await()
        .untilAsserted(
            () ->
                assertThat(atRight.tracks()).allMatch(track -> track.state() == TrackState.ENDED));
    assertThat(low.state()).as("the peer does not own it").isEqualTo(TrackState.LIVE);
  }

  @Test
  void whoOnlyReceivesHearsAndSees() {
    Peer left = peer(new FactoryPool(FactoryPool.Limits.DEFAULT));
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    PeerMedia.of(left).add(tone(440));
    PeerMedia.of(left).add(pattern());
    connect(left, right);
    atRight.hears(440);
    atRight.sees(30);
  }

  @Test
  void theOffererMayReceiveWithoutSending() {
    Peer left = peer();
    Peer right = peer(new FactoryPool(FactoryPool.Limits.DEFAULT));
    MediaProbe atLeft = new MediaProbe(left);
    PeerMedia.of(left).receive(TrackKind.AUDIO);
    PeerMedia.of(left).receive(TrackKind.VIDEO);
    PeerMedia.of(right).add(tone(700));
    PeerMedia.of(right).add(pattern());
    connect(left, right);
    atLeft.hears(700);
    atLeft.sees(30);
  }

  @Test
  void soundGoesOnWhenAnotherPeerOfTheFactoryStopsToSend() {
    FactoryPool senders = new FactoryPool(FactoryPool.Limits.DEFAULT);
    Peer sender = peer(senders);
    Peer receiver = peer();
    MediaProbe probe = new MediaProbe(receiver);
    PeerMedia.of(sender).add(tone(440));
    connect(sender, receiver);
    probe.hears(440);
    for (int i = 0; i < 3; i++) {
      Peer left = peer(senders);
      Peer right = peer();
      MediaProbe atRight = new MediaProbe(right);
      PeerMedia.of(left).add(tone(1000));
      PeerMedia.of(right).add(tone(2000));
      connect(left, right);
      atRight.hears(1000);
      right.close();
      done(right.closed());
      probe.hearsMore();
    }
  }

  @Test
  void mutedTracksAreSilentAndBlackOnTheOtherSide() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    AudioTrack tone = tone(440);
    VideoTrack pattern = pattern();
    PeerMedia.of(left).add(tone);
    PeerMedia.of(left).add(pattern);
    connect(left, right);
    atRight.hears(440);
    atRight.sees(10);
    tone.setEnabled(false);
    pattern.setEnabled(false);
    atRight.hearsNothing();
    atRight.seesBlack();
    tone.setEnabled(true);
    pattern.setEnabled(true);
    atRight.hears(440);
    atRight.sees(30);
  }

  @Test
  void oneTrackGoesToSeveralPeersAndEndsForAll() {
    AudioTrack tone = tone(440);
    List<MediaProbe> probes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Peer left = peer();
      Peer right = peer();
      probes.add(new MediaProbe(right));
      PeerMedia.of(left).add(tone);
      connect(left, right);
    }
    probes.forEach(probe -> probe.hears(440));
    tone.stop();
    probes.forEach(MediaProbe::hearsNothing);
    assertNoSourceThreads();
  }

  @Test
  void tracksComeAndGoWhileConnected() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    AudioTrack tone = tone(440);
    PeerMedia.of(left).add(tone);
    connect(left, right);
    atRight.hears(440);
    VideoTrack pattern = pattern();
    PeerMedia.of(left).add(pattern);
    done(left.negotiate());
    atRight.sees(30);
    RemoteTrack heard = atRight.tracks().iterator().next();
    assertThat(heard.isMuted()).isFalse();
    PeerMedia.of(left).remove(tone);
    done(left.negotiate());
    assertThat(heard.isMuted()).isTrue();
    atRight.sees(30);
    atRight.hearsNothing();
    PeerMedia.of(left).add(tone(880));
    done(left.negotiate());
    atRight.hears(880);
    assertThat(atRight.tracks()).as("a new track; the former one stays muted").hasSize(3);
    assertThat(heard.isMuted()).isTrue();
  }

  @Test
  void aTrackIsReplacedWithoutNegotiation() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    AudioTrack low = tone(440);
    AudioTrack high = tone(880);
    PeerMedia.of(left).add(low);
    connect(left, right);
    atRight.hears(440);
    done(PeerMedia.of(left).replace(low, high));
    atRight.hears(880);
    assertThat(atRight.tracks()).hasSize(1);
    assertThatThrownBy(() -> done(PeerMedia.of(left).replace(low, tone(500))))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not sent");
    done(PeerMedia.of(left).replace(high, low));
    atRight.hears(440);
  }

  @Test
  void aRemoteTrackCanBeStopped() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    PeerMedia.of(left).add(tone(440));
    connect(left, right);
    atRight.hears(440);
    RemoteTrack remote = atRight.tracks().iterator().next();
    remote.stop();
    assertThat(remote.state()).isEqualTo(TrackState.ENDED);
    atRight.hearsNoMore();
  }

  @Test
  void aRemoteTrackIsMutedWhileNoPicturesCome() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    VideoTrack pattern = pattern();
    PeerMedia.of(left).add(pattern);
    connect(left, right);
    atRight.sees(10);
    RemoteTrack remote = atRight.tracks().iterator().next();
    List<Boolean> told = new CopyOnWriteArrayList<>();
    remote.onMuteChange(told::add);
    assertThat(remote.isMuted()).isFalse();
    pattern.stop();
    await().untilAsserted(() -> assertThat(told).containsExactly(true));
    assertThat(remote.state()).isEqualTo(TrackState.LIVE);
    done(PeerMedia.of(left).replace(pattern, pattern()));
    await().untilAsserted(() -> assertThat(told).containsExactly(true, false));
  }

  @Test
  void statisticsTellOfEachTrack() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    AudioTrack tone = tone(440);
    VideoTrack pattern = pattern();
    PeerMedia.of(left).add(tone);
    PeerMedia.of(left).add(pattern);
    connect(left, right);
    atRight.sees(10);
    List<InboundRtp> received = done(right.statistics()).inbound();
    List<OutboundRtp> sent = done(left.statistics()).outbound();
    assertThat(sent).extracting(OutboundRtp::trackId).containsExactly(tone.id(), pattern.id());
    assertThat(received).extracting(InboundRtp::kind).containsExactly("audio", "video");
    assertThat(received)
        .extracting(InboundRtp::trackId)
        .containsExactlyInAnyOrderElementsOf(
            atRight.tracks().stream().map(MediaTrack::id).toList());
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              InboundRtp video = done(right.statistics()).inbound().get(1);
              assertThat(video.framesDecoded()).isGreaterThan(received.get(1).framesDecoded());
              assertThat(video.width() * 3).isEqualTo(video.height() * 4).isPositive();
              assertThat(video.codec()).startsWith("video/");
              assertThat(video.bitrateSince(received.get(1))).isBetween(1e4, 1e8);
              InboundRtp audio = done(right.statistics()).inbound().get(0);
              assertThat(audio.codec()).isEqualToIgnoringCase("audio/opus");
              assertThat(audio.packets()).isGreaterThan(received.get(0).packets());
              assertThat(audio.jitter()).isLessThan(Duration.ofSeconds(1));
              for (OutboundRtp stream : done(left.statistics()).outbound()) {
                assertThat(stream.bitrateSince(sent.get(0)) + stream.bitrateSince(sent.get(1)))
                    .isBetween(1e3, 1e8);
                assertThat(stream.reported()).isNotNull();
                assertThat(stream.reported().roundTripTime())
                    .isNotNull()
                    .isLessThan(Duration.ofSeconds(5));
              }
            });
    System.out.println(done(left.statistics()).outbound());
  }

  @Test
  void whatArrivesIsPlayed() {
    Peer left = peer();
    Peer right = peer();
    FakeSpeaker.PLAYED.reset();
    AudioConstraints fake =
        new AudioConstraints(ChoiceConstraint.exact("speaker:" + FakeSpeaker.NAME));
    AudioPlayer player = done(MediaDevices.system().openAudioOutput(fake));
    PeerMedia.of(right).onTrack(track -> ((RemoteAudioTrack) track).addSink(player));
    PeerMedia.of(left).add(tone(440));
    connect(left, right);
    await()
        .untilAsserted(
            () -> assertThat(FakeSpeaker.heard().hertz().orElse(0)).isCloseTo(440, within(2.0)));
    System.out.println("Played with " + player.gaps() + " gaps, dropped " + player.dropped());
    player.close();
  }

  @Test
  void refusesWhatMakesNoSense() {
    Peer left = peer();
    AudioTrack tone = tone(440);
    done(PeerMedia.of(left).add(tone));
    assertThatThrownBy(() -> done(PeerMedia.of(left).add(tone)))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already");
    AudioTrack ended = tone(440);
    ended.stop();
    assertThatThrownBy(() -> done(PeerMedia.of(left).add(ended)))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ended");
    left.close();
    done(left.closed());
    assertThatThrownBy(() -> done(PeerMedia.of(left).add(tone(440))))
        .hasCauseInstanceOf(PeerClosedException.class);
  }

  @RepeatedTest(5)
  void closingInMidStreamNeverHurts() {
    Peer left = peer();
    Peer right = peer();
    MediaProbe atRight = new MediaProbe(right);
    PeerMedia.of(left).add(tone(440));
    PeerMedia.of(left).add(pattern());
    PeerMedia.of(right).add(tone(1000));
    PeerMedia.of(right).add(pattern());
    connect(left, right);
    atRight.sees(1);
    left.close();
    right.close();
    done(left.closed());
    done(right.closed());
    tracks.forEach(MediaTrack::stop);
    assertNoSourceThreads();
  }

  private static void assertNoSourceThreads() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("parley-tone", "parley-pattern"));
  }
}
