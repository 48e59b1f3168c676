package dev.parley;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.StanzaTap.Direction;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.media.AudioTrack;
import dev.parley.media.MediaDirection;
import dev.parley.media.MediaTrack;
import dev.parley.media.TestPatternSource;
import dev.parley.media.ToneSource;
import dev.parley.media.TrackKind;
import dev.parley.media.TrackState;
import dev.parley.media.VideoTrack;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.RenegotiationRefusedException;
import dev.parley.peer.SessionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that become calls and cease to be, over a real server, while a channel goes on. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RenegotiationIT {

  private static TestNet net;
  private static Parley alice;
  private static Parley bob;
  private static Master master;
  private static final Incoming INCOMING = new Incoming();
  private static final List<String> SENT = new CopyOnWriteArrayList<>();
  private final List<MediaTrack> tracks = new ArrayList<>();
  private PeerConnection caller;
  private PeerConnection called;
  private Senses atCaller;
  private Senses atCalled;
  private Echo echo;

  @BeforeAll
  static void start() throws Exception {
    net = TestNet.start();
    alice = net.client("alice");
    bob =
        net.client(
            "bob",
            builder ->
                builder.stanzaTap(
                    (way, xml) -> {
                      if (Boolean.getBoolean("parley.test.log")) {
                        System.out.println("STZ " + way + " " + xml.replace("\n", ""));
                      }
                      if (way == Direction.SENT) {
                        SENT.add(xml);
                      }
                    }));
    master = await(alice.startMaster("studio"));
    master.onConnection(INCOMING);
  }

  @AfterAll
  static void stop() {
    net.close();
  }

  @BeforeEach
  void connect() throws Exception {
    begin(ConnectOptions.defaults());
  }

  private void begin(ConnectOptions options) throws Exception {
    caller = await(bob.connect("studio", options));
    called = INCOMING.next();
    atCaller = new Senses(caller);
    atCalled = new Senses(called);
    for (PeerConnection side : List.of(caller, called)) {
      side.onRenegotiation(RenegotiationPolicy.everything());
    }
    if (!options.channels().isEmpty()) {
      echo = new Echo(caller.dataChannel(ConnectOptions.DEFAULT_LABEL));
    }
  }

  @AfterEach
  void end() throws Exception {
    if (echo != null) {
      echo.stop();
    }
    caller.close();
    await(called.closed());
    tracks.forEach(MediaTrack::stop);
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

  /** Sends all the while, and misses nothing. */
  private static final class Echo {
    private final DataChannel channel;
    private final AtomicInteger sent = new AtomicInteger();
    private final BlockingQueue<String> back = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private final Thread thread;

    Echo(DataChannel channel) {
      this.channel = channel;
      channel.onMessage(message -> back.add(message.text()));
      thread = new Thread(this::run, "echo");
      thread.start();
    }

    private void run() {
      while (!stopped) {
        channel.send(Integer.toString(sent.getAndIncrement())).toCompletableFuture().join();
        try {
          Thread.sleep(5);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    void stop() throws Exception {
      stopped = true;
      thread.join(10_000);
      for (int i = 0; i < sent.get(); i++) {
        assertThat(back.poll(10, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
      }
    }
  }

  @Test
  void dataBecomesACallAndDataAgainManyTimes() throws Exception {
    SENT.clear();
    for (int round = 0; round < 4; round++) {
      double low = 400 + 40 * round;
      AudioTrack voice = tone(low);
      VideoTrack picture = pattern();
      AudioTrack answer = tone(low + 400);
      called.onRenegotiation(request -> Decision.accept(List.of(answer)));
      await(caller.addTracks(List.of(voice, picture)));
      atCalled.hears(low);
      atCalled.sees(5);
      atCaller.hears(low + 400);
      if (round == 1) {
        await(called.restartIce());
        atCalled.sees(5);
      }
      await(caller.removeTrack(picture));
      var seen = atCalled.tracks.stream().filter(t -> t.kind() == TrackKind.VIDEO).toList();
      await().until(() -> seen.stream().allMatch(t -> t.state() == TrackState.ENDED));
      await(caller.removeTrack(voice));
      atCaller.hears(low + 400);
      await(called.removeTrack(answer));
      await().until(() -> atCaller.tracks.stream().allMatch(t -> t.state() == TrackState.ENDED));
    }
    assertThat(atCalled.tracks).hasSize(8);
    // Places of removed contents are used again: data, sound and pictures, and no more.
    assertThat(sections(caller)).isEqualTo(3);
    assertThat(sections(called)).isEqualTo(3);
    assertThat(caller.state()).isEqualTo(PeerState.CONNECTED);
  }

  private static int sections(PeerConnection session) throws Exception {
    return dev.parley.internal.Sections.of(session);
  }

  @Test
  void whatIsRefusedLeavesTheRestAlive() throws Exception {
    called.onRenegotiation(request -> Decision.reject(EndReason.BUSY, "not now"));
    for (int i = 0; i < 3; i++) {
      assertThat(failureOf(caller.addTrack(tone(440))))
          .isInstanceOfSatisfying(
              RenegotiationRefusedException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(EndReason.BUSY);
                assertThat(e.text()).isEqualTo("not now");
              });
    }
    assertThat(atCalled.tracks).isEmpty();
    called.onRenegotiation(RenegotiationPolicy.asBegun());
    assertThat(failureOf(caller.addTrack(pattern())))
        .isInstanceOf(RenegotiationRefusedException.class);
    called.onRenegotiation(RenegotiationPolicy.everything());
    await(caller.addTrack(tone(500)));
    atCalled.hears(500);
    assertThat(sections(caller)).isEqualTo(2);
  }

  @Test
  void bothAddAtOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      AudioTrack one = tone(440 + 10 * round);
      AudioTrack two = tone(880 + 10 * round);
      CompletableFuture<Void> ours = caller.addTrack(one);
      CompletableFuture<Void> theirs = called.addTrack(two);
      await(ours);
      await(theirs);
      atCalled.hears(440 + 10 * round);
      atCaller.hears(880 + 10 * round);
      CompletableFuture<Void> gone = caller.removeTrack(one);
      await(called.removeTrack(two));
      await(gone);
    }
    CompletableFuture<Void> restart = called.restartIce();
    await(caller.addTrack(pattern()));
    await(restart);
    atCalled.sees(5);
    restart = caller.restartIce();
    await(called.addTrack(pattern()));
    await(restart);
    atCaller.sees(5);
  }

  @Test
  void holdMuteAndReplace() throws Exception {
    BlockingQueue<SessionInfo> infos = new LinkedBlockingQueue<>();
    called.onInfo(infos::add);
    AudioTrack low = tone(440);
    AudioTrack answer = tone(1000);
    called.onRenegotiation(request -> Decision.accept(List.of(answer)));
    await(caller.addTrack(low));
    atCalled.hears(440);
    atCaller.hears(1000);
    AudioTrack high = tone(660);
    await(caller.replaceTrack(low, high));
    atCalled.hears(660);
    await(caller.hold());
    assertThat(infos.poll(10, TimeUnit.SECONDS).kind()).isEqualTo(SessionInfo.Kind.HOLD);
    atCaller.hearsNothing();
    atCalled.hearsNothing();
    assertThat(atCaller.last().isMuted()).isTrue();
    await(caller.unhold());
    assertThat(infos.poll(10, TimeUnit.SECONDS).kind()).isEqualTo(SessionInfo.Kind.UNHOLD);
    atCaller.hears(1000);
    atCalled.hears(660);
    await(called.setDirection(TrackKind.AUDIO, MediaDirection.SEND_ONLY));
    atCalled.hearsNothing();
    atCaller.hears(1000);
    await(called.setDirection(TrackKind.AUDIO, MediaDirection.SEND_RECEIVE));
    atCalled.hears(660);
    String mid = await(caller.contentOf(high)).orElseThrow();
    high.setEnabled(false);
    caller.inform(new SessionInfo(SessionInfo.Kind.MUTE, mid));
    assertThat(infos.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new SessionInfo(SessionInfo.Kind.MUTE, mid));
    assertThat(await(called.contentOf(atCalled.last()))).contains(mid);
  }

  @Test
  void aCallBecomesDataToo() throws Exception {
    end();
    echo = null;
    AudioTrack voice = tone(440);
    begin(ConnectOptions.defaults().withoutChannels().withTrack(voice));
    atCalled.hears(440);
    called.onRenegotiation(RenegotiationPolicy.asBegun());
    DataChannel refused = caller.createDataChannel("no", DataChannelOptions.DEFAULT);
    await(refused.closed());
    called.onRenegotiation(RenegotiationPolicy.everything());
    DataChannel late = caller.createDataChannel("late", DataChannelOptions.DEFAULT);
    await(late.opened());
    Received echoes = new Received(late);
    await(late.send("over the call"));
    assertThat(echoes.next().text()).isEqualTo("over the call");
    // The first content stays, since its transport is that of all.
    await(caller.removeTrack(voice));
    await(late.send("after the call"));
    assertThat(echoes.next().text()).isEqualTo("after the call");
    await(called.addTrack(tone(880)));
    atCaller.hears(880);
    await(caller.restartIce());
    await(caller.addTrack(tone(520)));
    atCalled.hears(520);
  }
}
