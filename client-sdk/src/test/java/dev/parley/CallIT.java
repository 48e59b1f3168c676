package dev.parley;

import static dev.parley.Phone.reaches;
import static dev.parley.TestNet.PATIENCE;
import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.DataChannelOptions;
import dev.parley.connection.Contact;
import dev.parley.connection.ContactsListener;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.media.AudioTrack;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.ToneSource;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerRefusedException;
import dev.parley.session.Contents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** Calls to people: real Openfire, real Smack, real audio. Alice and Bob are contacts. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CallIT {

  private static final Duration RINGING = Duration.ofSeconds(1);

  private static TestNet net;

  private Phone alice;
  private Phone bob;
  private AudioTrack tone;

  @BeforeAll
  static void startServer() throws Exception {
    net = TestNet.start();
    try (Phone alice = Phone.of(net, "alice");
        Phone bob = Phone.of(net, "bob")) {
      befriend(alice, bob);
      befriend(bob, alice);
    }
  }

  /** The one asks to see the other, who agrees. */
  private static void befriend(Phone one, Phone other) throws Exception {
    ContactsListener agreeable =
        new ContactsListener() {
          @Override
          public void onRequest(BareJid jid) {
            var unused = other.parley.contacts().approve(jid);
          }
        };
    other.parley.contacts().addListener(agreeable);
    await(one.parley.contacts().add(other.person(), Optional.empty()));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                one.parley.contacts().find(other.person()).map(Contact::runsParley).orElse(false));
  }

  @AfterAll
  static void stopServer() {
    net.close();
  }

  @BeforeEach
  void signIn() throws Exception {
    tone = new AudioTrack(new ToneSource(440));
    alice = Phone.of(net, "alice");
    bob = Phone.of(net, "bob");
  }

  @AfterEach
  void signOut() {
    alice.close();
    bob.close();
    tone.stop();
  }

  private OutgoingCall aliceCallsBob() {
    return alice.parley.call(bob.person(), CallOptions.defaults().withTrack(tone));
  }

  private static CompletableFuture<Void> soundOf(PeerConnection session) {
    CompletableFuture<Void> heard = new CompletableFuture<>();
    session.onTrack(
        track -> {
          if (track instanceof RemoteAudioTrack audio) {
            audio.addSink(frame -> heard.complete(null));
          }
        });
    return heard;
  }

  @Test
  void twoDevicesRingOneAnswersAndTheOtherIsTold() throws Exception {
    AudioTrack answer = new AudioTrack(new ToneSource(880));
    try (Phone tablet = Phone.of(net, "bob")) {
      OutgoingCall call = aliceCallsBob();
      List<CallState> states = Phone.states(call);
      IncomingCall atPhone = bob.ring();
      IncomingCall atTablet = tablet.ring();
      assertThat(atPhone.id()).isEqualTo(call.id()).isEqualTo(atTablet.id());
      assertThat((Object) atPhone.caller()).isEqualTo(alice.person());
      assertThat(atPhone.contact()).isTrue();
      assertThat(atPhone.audio()).isTrue();
      assertThat(atPhone.video()).isFalse();
      assertThat(atPhone.data()).isFalse();
      reaches(call, CallState.RINGING);

      CompletableFuture<PeerConnection> taken = atTablet.accept(List.of(answer));
      PeerConnection atAlice = await(call.connection());
      PeerConnection atBob = await(taken);
      assertThat((Object) atAlice.remote()).isEqualTo(tablet.parley.address());
      await(soundOf(atAlice));
      await(soundOf(atBob));
      reaches(atPhone, CallState.ANSWERED_ELSEWHERE);
      assertThat(failureOf(atPhone.accept())).isInstanceOf(CallOverException.class);
      assertThat(atPhone.state()).isEqualTo(CallState.ANSWERED_ELSEWHERE);

      atAlice.close();
      reaches(call, CallState.FINISHED);
      reaches(atTablet, CallState.FINISHED);
      Awaitility.await().atMost(PATIENCE).until(() -> states.contains(CallState.FINISHED));
      assertThat(states)
          .containsExactly(
              CallState.RINGING, CallState.PROCEEDING, CallState.CONNECTED, CallState.FINISHED);
      assertThat(bob.missed).isEmpty();
    } finally {
      answer.stop();
    }
  }

  @Test
  void aCallIsRejectedOnAllDevices() throws Exception {
    try (Phone tablet = Phone.of(net, "bob")) {
      OutgoingCall call = aliceCallsBob();
      IncomingCall atTablet = tablet.ring();
      bob.ring().reject(EndReason.BUSY, "in a meeting");
      Throwable failure = failureOf(call.connection());
      assertThat(failure).isInstanceOf(PeerRefusedException.class);
      assertThat(((PeerRefusedException) failure).reason()).isEqualTo(EndReason.BUSY);
      assertThat(failure).hasMessageContaining("in a meeting");
      assertThat(call.state()).isEqualTo(CallState.REJECTED);
      reaches(atTablet, CallState.REJECTED_ELSEWHERE);
      assertThat(tablet.missed).isEmpty();
    }
  }

  @Test
  void aCallThatIsGivenUpStopsRinging() throws Exception {
    OutgoingCall call = aliceCallsBob();
    IncomingCall atBob = bob.ring();
    call.cancel();
    reaches(atBob, CallState.RETRACTED);
    assertThat(failureOf(call.connection())).isInstanceOf(CallOverException.class);
    assertThat(call.state()).isEqualTo(CallState.RETRACTED);
    MissedCall missed = bob.missed();
    assertThat(missed.id()).isEqualTo(call.id());
    assertThat((Object) missed.caller()).isEqualTo(alice.parley.address());
    assertThat(missed.audio()).isTrue();

    OutgoingCall second = aliceCallsBob();
    IncomingCall again = bob.ring();
    second.connection().cancel(true);
    reaches(again, CallState.RETRACTED);
  }

  @Test
  void aCallThatNobodyAnswersIsRetracted() throws Exception {
    OutgoingCall call =
        alice.parley.call(
            bob.person(), CallOptions.defaults().withTrack(tone).withRinging(RINGING));
    IncomingCall atBob = bob.ring();
    Throwable failure = failureOf(call.connection());
    assertThat(failure).isInstanceOf(CallNotAnsweredException.class);
    assertThat(((CallNotAnsweredException) failure).rang()).isTrue();
    assertThat(call.state()).isEqualTo(CallState.MISSED);
    reaches(atBob, CallState.RETRACTED);
    bob.missed();
  }

  @Test
  void whoWasOfflineLearnsWhoCalled() throws Exception {
    bob.close();
    OutgoingCall call =
        alice.parley.call(
            bob.person(), CallOptions.defaults().withTrack(tone).withRinging(RINGING));
    Throwable failure = failureOf(call.connection());
    assertThat(failure).isInstanceOf(CallNotAnsweredException.class);
    assertThat(((CallNotAnsweredException) failure).rang()).isFalse();
    try (PlainPhone eve = new PlainPhone(net, "eve")) {
      eve.propose(
          bob.person().toString(),
          "long-ago",
          "<delay xmlns='urn:xmpp:delay' stamp='2020-02-02T02:02:02Z'/>");
      eve.flush();
    }
    bob = Phone.of(net, "bob");
    List<String> ids = List.of(bob.missed().id(), bob.missed().id());
    assertThat(ids).containsExactlyInAnyOrder(call.id(), "long-ago");
    assertThat(bob.others()).isEmpty();
  }

  @Test
  void aCallerThatDiesWhileItRings() throws Exception {
    PlainPhone plain = new PlainPhone(net, "alice");
    plain.propose(bob.person().toString(), "dying");
    IncomingCall atBob = bob.ring();
    assertThat(plain.skipTo("<ringing")).contains("dying").contains("urn:xmpp:hints");
    plain.close();
    reaches(atBob, CallState.MISSED);
    assertThat(bob.missed().id()).isEqualTo("dying");
  }

  @Test
  void bothCallEachOtherAtOnceAndShareOneSession() throws Exception {
    AudioTrack answer = new AudioTrack(new ToneSource(880));
    try {
      OutgoingCall one = aliceCallsBob();
      OutgoingCall other =
          bob.parley.call(alice.person(), CallOptions.defaults().withTrack(answer));
      PeerConnection atAlice = await(one.connection());
      PeerConnection atBob = await(other.connection());
      await(soundOf(atAlice));
      await(soundOf(atBob));
      assertThat((Object) atAlice.remote()).isEqualTo(bob.parley.address());
      assertThat((Object) atBob.remote()).isEqualTo(alice.parley.address());
      atAlice.close();
      assertThat(await(atBob.closed()).remote()).isTrue();
      reaches(one, CallState.FINISHED);
      reaches(other, CallState.FINISHED);
    } finally {
      answer.stop();
    }
  }

  @Test
  void anotherClientsCallIsTakenFromThatDeviceOnly() throws Exception {
    try (RawPeer caller = new RawPeer(net, "alice");
        RawPeer eve = new RawPeer(net, "eve");
        PlainPhone plain = new PlainPhone(net, "alice")) {
      plain.propose(bob.person().toString(), "mine");
      IncomingCall atBob = bob.ring();
      CompletableFuture<PeerConnection> taken = atBob.accept();
      assertThat(plain.skipTo("<proceed")).contains("mine");
      for (RawPeer wrong : List.of(eve, caller)) {
        assertThat(wrong.send(bob.parley.address(), initiate("mine"), AUDIO))
            .isEqualTo(RawPeer.RESULT);
        Jingle end = wrong.skipTo(JingleAction.SESSION_TERMINATE);
        assertThat(end.reason()).isNotNull();
        assertThat(end.reason().condition().token()).isEqualTo("decline");
      }
      assertThat(atBob.state()).isEqualTo(CallState.PROCEEDING);
      assertThat(taken).isNotDone();
      plain.send(bob.parley.address().toString(), "finish", "mine");
      assertThat(failureOf(taken)).isInstanceOf(CallOverException.class);
      assertThat(bob.others()).isEmpty();
    }
  }

  @Test
  void strangersNeitherAnswerNorRing() throws Exception {
    try (PlainPhone eve = new PlainPhone(net, "eve");
        Phone choosy = Phone.of(net.builder("bob"))) {
      OutgoingCall call = aliceCallsBob();
      IncomingCall atBob = choosy.ring();
      for (String kind : List.of("ringing", "proceed", "reject", "finish", "retract")) {
        eve.send(alice.parley.address().toString(), kind, call.id());
        eve.send(choosy.parley.address().toString(), kind, call.id());
      }
      for (int i = 0; i < 40; i++) {
        eve.propose(bob.person().toString(), "flood-" + i);
      }
      IncomingCall last = bob.ring();
      while (!last.id().equals("flood-9")) {
        last = bob.ring();
      }
      // What eve sent before is dealt with by now.
      reaches(call, CallState.RINGING);
      assertThat(atBob.state()).isEqualTo(CallState.RINGING);
      last.accept().cancel(true);
      eve.skipTo("<proceed");
      assertThat(bob.others()).isEmpty();
      assertThat(choosy.others()).isEmpty();
      assertThat(choosy.missed).isEmpty();
      call.cancel();
    }
  }

  @Test
  void dataIsOfferedToThoseWhoKnowIt() throws Exception {
    try (RawPeer eve = new RawPeer(net, "eve");
        PlainPhone plain = new PlainPhone(net, "eve")) {
      CallOptions withData =
          CallOptions.defaults().withTrack(tone).withChannel("chat", DataChannelOptions.DEFAULT);
      EntityBareJid evesAccount = eve.address().asEntityBareJid();
      assertThat(contentsOffered(eve, plain, withData)).containsExactly("audio");
      eve.connection().addFeature("urn:xmpp:jingle:transports:dtls-sctp:1");
      assertThat(contentsOffered(eve, plain, withData))
          .containsExactlyInAnyOrder("audio", Contents.DATA);
      assertThat((Object) evesAccount).isEqualTo(plain.address().asEntityBareJid());
    }
  }

  private List<String> contentsOffered(RawPeer device, PlainPhone plain, CallOptions options)
      throws Exception {
    OutgoingCall call = alice.parley.call(device.address().asEntityBareJid(), options);
    plain.skipTo(call.id());
    device.sendMessage(alice.parley.address(), "proceed", call.id());
    Jingle initiate = device.skipTo(JingleAction.SESSION_INITIATE);
    assertThat(initiate.sid()).isEqualTo(call.id());
    call.cancel();
    device.skipTo(JingleAction.SESSION_TERMINATE);
    return initiate.contents().stream().map(Contents::kind).toList();
  }

  @Test
  void aSessionWithoutAProposeRingsToo() throws Exception {
    ConnectOptions audio = ConnectOptions.defaults().withoutChannels().withTrack(tone);
    CompletableFuture<PeerConnection> connecting =
        alice.parley.connect(bob.parley.address(), audio);
    IncomingCall call = bob.ring();
    assertThat(call.audio()).isTrue();
    assertThat((Object) call.device()).isEqualTo(alice.parley.address());
    PeerConnection atBob = await(call.accept());
    await(soundOf(atBob));
    await(connecting).close();
    reaches(call, CallState.FINISHED);

    CompletableFuture<PeerConnection> givenUp = alice.parley.connect(bob.parley.address(), audio);
    IncomingCall second = bob.ring();
    givenUp.cancel(true);
    reaches(second, CallState.RETRACTED);
    bob.missed();

    CompletableFuture<PeerConnection> refused = alice.parley.connect(bob.parley.address(), audio);
    bob.ring().reject();
    assertThat(failureOf(refused))
        .isInstanceOfSatisfying(
            PeerRefusedException.class, e -> assertThat(e.reason()).isEqualTo(EndReason.BUSY));
  }

  @Test
  void aNewerCallReplacesTheSession() throws Exception {
    OutgoingCall call = aliceCallsBob();
    PeerConnection atBob = await(bob.ring().accept());
    await(call.connection());
    Instant before = Instant.now();
    try (PlainPhone plain = new PlainPhone(net, "alice")) {
      plain.propose(bob.person().toString(), "continued");
      IncomingCall next = bob.ring();
      assertThat(next.replaces()).contains(call.id());
      assertThat(await(atBob.closed()).reason()).isEqualTo(EndReason.EXPIRED);
      reaches(call, CallState.FINISHED);
      next.ignore();
      assertThat(next.state()).isIn(CallState.IGNORED, CallState.RINGING);
      plain.send(bob.person().toString(), "retract", "continued");
      reaches(next, CallState.IGNORED);
    }
    assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
  }

  @Test
  void featuresAreThereForThoseWhoTakeCalls() throws Exception {
    try (RawPeer eve = new RawPeer(net, "eve");
        RawPeer contact = new RawPeer(net, "alice");
        Parley silent = net.builder("bob").build()) {
      await(silent.signIn());
      Awaitility.await().atMost(PATIENCE).until(() -> contact.seen(silent.address()) > 0);
      int before = contact.seen(silent.address());
      assertThat(eve.features(silent.address()))
          .contains("urn:xmpp:jingle:1")
          .doesNotContain(
              "urn:xmpp:jingle:apps:rtp:1",
              "urn:xmpp:jingle:apps:rtp:audio",
              "urn:xmpp:jingle-message:0");
      assertThat(eve.features(bob.parley.address()))
          .contains(
              "urn:xmpp:jingle:1",
              "urn:xmpp:jingle:apps:rtp:1",
              "urn:xmpp:jingle:apps:rtp:audio",
              "urn:xmpp:jingle:apps:rtp:video",
              "urn:xmpp:jingle:apps:rtp:rtcp-fb:0",
              "urn:xmpp:jingle:apps:rtp:rtp-hdrext:0",
              "urn:xmpp:jingle:apps:rtp:ssma:0",
              "urn:xmpp:jingle:transports:ice-udp:1",
              "urn:xmpp:jingle:apps:dtls:0",
              "urn:xmpp:jingle:transports:dtls-sctp:1",
              "urn:xmpp:jingle:apps:grouping:0",
              "urn:xmpp:jingle-message:0");
      silent.onCall(call -> {});
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> eve.features(silent.address()).contains("urn:xmpp:jingle-message:0"));
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(contact.seen(silent.address())).isEqualTo(before + 1));
    }
  }

  private static final String AUDIO =
      "<content creator='initiator' name='0'>"
          + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
          + "<payload-type id='111' name='opus' clockrate='48000' channels='2'/><rtcp-mux/>"
          + "</description>"
          + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='ufrg'"
          + " pwd='pwd0pwd0pwd0pwd0pwd0pw'>"
          + "<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='actpass'>"
          + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66"
          + ":77:88:99</fingerprint></transport></content>";

  private static String initiate(String sid) {
    return "action='session-initiate' sid='" + sid + "'";
  }
}
