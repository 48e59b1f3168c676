package dev.parley.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.jingle.Accept;
import dev.parley.jingle.Finish;
import dev.parley.jingle.JingleMessage;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Proceed;
import dev.parley.jingle.Propose;
import dev.parley.jingle.ProposedDescription;
import dev.parley.jingle.Reject;
import dev.parley.jingle.Retract;
import dev.parley.jingle.Ringing;
import dev.parley.session.InvitationEnd.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class InvitationsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final EntityFullJid ALICE = full("alice@example.org/a");
  private static final EntityFullJid ALICES_OTHER = full("alice@example.org/b");
  private static final EntityFullJid BOB = full("bob@example.org/phone");
  private static final EntityFullJid BOBS_OTHER = full("bob@example.org/tablet");
  private static final EntityFullJid EVE = full("eve@example.net/e");

  private final FakeInvitationWire wire = new FakeInvitationWire(ALICE);
  private final List<Invitation> rung = new ArrayList<>();
  private final List<@Nullable String> replaced = new ArrayList<>();
  private final List<MissedInvitation> missed = new ArrayList<>();
  private final Recorder events = new Recorder();
  private Invitations calls;

  private static EntityFullJid full(String jid) {
    return JidCreate.entityFullFromOrThrowUnchecked(jid);
  }

  private final class Recorder implements InvitationListener {
    final List<String> log = new ArrayList<>();

    @Override
    public void onRinging(EntityFullJid device) {
      log.add("ringing " + device);
    }

    @Override
    public void onProceed(EntityFullJid device) {
      log.add("proceed " + device);
    }

    @Override
    public void onYielded(Invitation theirs) {
      log.add("yielded " + theirs.id());
      rung.add(theirs);
      theirs.setListener(this);
    }

    @Override
    public void onEnded(InvitationEnd end) {
      log.add(end.cause().name());
    }
  }

  @BeforeEach
  void make() {
    wire.subscribers.add(BOB.asEntityBareJid());
    calls =
        new Invitations(
            wire,
            new InvitationHandler() {
              @Override
              public void onInvitation(Invitation invitation, @Nullable String former) {
                rung.add(invitation);
                replaced.add(former);
                invitation.setListener(events);
                invitation.ring();
              }

              @Override
              public void onMissed(MissedInvitation call) {
                missed.add(call);
              }
            },
            InvitationLimits.defaults(),
            wire);
  }

  private static Propose audio(String id) {
    return new Propose(id, List.of(ProposedDescription.rtp("audio")));
  }

  private void receive(EntityFullJid from, JingleMessage message) {
    receive(from, ALICE, message);
  }

  private void receive(EntityFullJid from, Jid to, JingleMessage message) {
    calls.inbox().receive(new InvitationMessage(from, to, null, message));
  }

  private void receiveStored(EntityFullJid from, Duration age, JingleMessage message) {
    Instant stamp = wire.instant().minus(age);
    calls.inbox().receive(new InvitationMessage(from, ALICE, stamp, message));
  }

  private Invitation call(String id) {
    return calls.propose(BOB.asEntityBareJid(), audio(id), MINUTE, events);
  }

  @Test
  void anOutgoingCallRingsAndIsTaken() {
    Invitation call = call("1");
    assertThat(wire.log()).containsExactly("propose bob@example.org");
    receive(BOB, new Ringing("1"));
    receive(BOBS_OTHER, new Ringing("1"));
    receive(BOBS_OTHER, new Proceed("1"));
    assertThat(events.log)
        .containsExactly("ringing " + BOB, "ringing " + BOBS_OTHER, "proceed " + BOBS_OTHER);
    assertThat(call.state()).isEqualTo(InvitationState.PROCEEDED);
    assertThat(call.device()).contains(BOBS_OTHER);

    wire.advance(MINUTE.multipliedBy(2));
    call.finish(JingleReason.of(Condition.SUCCESS));
    assertThat(wire.log()).containsExactly("finish " + BOBS_OTHER);
    assertThat(call.state()).isEqualTo(InvitationState.ENDED);
  }

  @Test
  void onlyTheCalledAccountHasASay() {
    Invitation call = call("1");
    receive(EVE, new Ringing("1"));
    receive(EVE, new Proceed("1"));
    receive(EVE, new Reject("1", null, false));
    receive(EVE, new Finish("1", null, null));
    receive(BOB, new Proceed("another"));
    receive(BOB, new Retract("1", null, false));
    assertThat(events.log).isEmpty();
    assertThat(call.state()).isEqualTo(InvitationState.PROPOSED);
  }

  @Test
  void onceADeviceHasTheCallTheOthersHaveNoSay() {
    Invitation call = call("1");
    receive(BOB, new Proceed("1"));
    receive(BOBS_OTHER, new Proceed("1"));
    receive(BOBS_OTHER, new Reject("1", null, false));
    receive(BOBS_OTHER, new Finish("1", null, null));
    assertThat(events.log).containsExactly("proceed " + BOB);
    assertThat(call.device()).contains(BOB);
    receive(BOB, new Finish("1", null, null));
    assertThat(events.log).containsExactly("proceed " + BOB, "FINISHED");
  }

  @Test
  void aCallIsRejected() {
    call("1");
    receive(BOB, new Reject("1", JingleReason.of(Condition.BUSY), false));
    receive(BOB, new Proceed("1"));
    assertThat(events.log).containsExactly("REJECTED");
  }

  @Test
  void aCallThatNobodyTakesIsRetracted() {
    call("1");
    receive(BOB, new Ringing("1"));
    wire.advance(MINUTE);
    assertThat(wire.log()).containsExactly("propose bob@example.org", "retract bob@example.org");
    assertThat(events.log).containsExactly("ringing " + BOB, "UNANSWERED");
    receive(BOB, new Proceed("1"));
    assertThat(events.log).hasSize(2);
  }

  @Test
  void aCallThatIsNotDeliveredIsOver() {
    call("1");
    calls.inbox().undelivered(EVE.asBareJid(), "propose-1");
    calls.inbox().undelivered(BOB.asBareJid(), "propose-2");
    assertThat(events.log).isEmpty();
    calls.inbox().undelivered(BOB.asBareJid(), "propose-1");
    assertThat(events.log).containsExactly("UNREACHABLE");
  }

  @Test
  void aCallWithoutALinkIsNone() {
    wire.offline = true;
    assertThatThrownBy(() -> call("1")).hasMessage("offline");
    wire.offline = false;
    receive(BOB, new Proceed("1"));
    assertThat(events.log).isEmpty();
  }

  @Test
  void strangersAreShownWhoCallsThem() {
    calls.propose(EVE.asEntityBareJid(), audio("1"), MINUTE, events);
    assertThat(wire.presences).containsExactly("eve@example.net");
  }

  @Test
  void anIncomingCallRingsAndIsTaken() {
    receive(BOB, audio("1"));
    assertThat(wire.log()).containsExactly("ringing " + BOB);
    Invitation call = rung.get(0);
    assertThat(call.proceed()).isTrue();
    assertThat(wire.log()).containsExactly("proceed " + BOB);
    assertThat(calls.expected(new SessionKey(BOB, "1"))).isSameAs(call);
    assertThat(calls.expected(new SessionKey(BOBS_OTHER, "1"))).isNull();
    assertThat(calls.isOthers(new SessionKey(BOBS_OTHER, "1"))).isTrue();
    assertThat(calls.isOthers(new SessionKey(EVE, "1"))).isTrue();
    assertThat(calls.isOthers(new SessionKey(BOB, "1"))).isFalse();
    assertThat(calls.isOthers(new SessionKey(EVE, "2"))).isFalse();

    wire.advance(MINUTE.multipliedBy(5));
    assertThat(events.log).isEmpty();
    receive(BOB, new Finish("1", null, null));
    assertThat(events.log).containsExactly("FINISHED");
    assertThat(calls.expected(new SessionKey(BOB, "1"))).isNull();
  }

  @Test
  void strangersDoNotLearnThatItRings() {
    receive(EVE, audio("1"));
    assertThat(rung).hasSize(1);
    assertThat(wire.log()).isEmpty();
    rung.get(0).proceed();
    assertThat(wire.log()).containsExactly("proceed " + EVE);
    assertThat(wire.presences).containsExactly(EVE.toString());
  }

  @Test
  void aProposeThatComesTwiceRingsOnce() {
    receive(BOB, audio("1"));
    receive(BOB, audio("1"));
    assertThat(rung).hasSize(1);
    receive(BOB, new Retract("1", null, false));
    receive(BOB, audio("1"));
    assertThat(rung).hasSize(1);
    assertThat(events.log).containsExactly("RETRACTED");
  }

  @Test
  void anotherDeviceTakesIt() {
    receive(BOB, audio("1"));
    receive(ALICES_OTHER, BOB, new Proceed("1"));
    assertThat(events.log).containsExactly("ANSWERED_ELSEWHERE");
    assertThat(rung.get(0).proceed()).isFalse();
  }

  @Test
  void anotherDeviceTellsItsOwnAccount() {
    receive(BOB, audio("1"));
    receive(ALICES_OTHER, ALICE.asBareJid(), new Accept("1"));
    assertThat(events.log).containsExactly("ANSWERED_ELSEWHERE");
    receive(BOB, audio("2"));
    receive(ALICES_OTHER, ALICE.asBareJid(), new Reject("2", null, false));
    assertThat(events.log).containsExactly("ANSWERED_ELSEWHERE", "REJECTED_ELSEWHERE");
  }

  @Test
  void ownWordsAreNoNews() {
    receive(BOB, audio("1"));
    receive(ALICE, ALICE.asBareJid(), new Accept("1"));
    receive(EVE, ALICE.asBareJid(), new Accept("1"));
    assertThat(events.log).isEmpty();
    receive(ALICES_OTHER, EVE, new Proceed("1"));
    assertThat(events.log).isEmpty();
  }

  @Test
  void withoutCarbonsTheOtherDevicesAreTold() {
    wire.carbons = false;
    receive(BOB, audio("1"));
    rung.get(0).proceed();
    receive(BOB, audio("2"));
    rung.get(1).reject(JingleReason.of(Condition.BUSY));
    assertThat(wire.log())
        .containsExactly(
            "ringing " + BOB,
            "proceed " + BOB,
            "accept alice@example.org",
            "finish " + BOB,
            "ringing " + BOB,
            "reject " + BOB,
            "reject alice@example.org");
  }

  @Test
  void onlyTheCallersAccountRetracts() {
    receive(BOB, audio("1"));
    receive(EVE, new Retract("1", null, false));
    receive(BOB, new Reject("1", null, false));
    receive(BOB, new Proceed("1"));
    assertThat(events.log).isEmpty();
    receive(BOBS_OTHER, new Retract("1", null, false));
    assertThat(events.log).containsExactly("RETRACTED");
  }

  @Test
  void aRetractMayCrossTheProceed() {
    receive(BOB, audio("1"));
    rung.get(0).proceed();
    receive(BOB, new Retract("1", null, false));
    assertThat(events.log).containsExactly("RETRACTED");
    assertThat(calls.expected(new SessionKey(BOB, "1"))).isNull();
  }

  @Test
  void aCallThatNobodyRetractsIsMissedInTheEnd() {
    receive(BOB, audio("1"));
    wire.advance(Duration.ofSeconds(89));
    assertThat(events.log).isEmpty();
    wire.advance(Duration.ofSeconds(1));
    assertThat(events.log).containsExactly("MISSED");
  }

  @Test
  void aCallerWhoIsGoneStopsRinging() {
    receive(BOB, audio("1"));
    calls.inbox().left(BOBS_OTHER);
    assertThat(events.log).isEmpty();
    calls.inbox().left(BOB);
    assertThat(events.log).containsExactly("MISSED");
  }

  @Test
  void aStaleCallIsMissed() {
    receiveStored(BOB, MINUTE, audio("1"));
    receiveStored(BOB, MINUTE, audio("1"));
    assertThat(rung).isEmpty();
    assertThat(missed).hasSize(1);
    assertThat(missed.get(0).at()).isEqualTo(wire.instant().minus(MINUTE));
    assertThat(wire.log()).isEmpty();
  }

  @Test
  void aFreshStoredCallRingsUnlessItWasRetracted() {
    receiveStored(BOB, Duration.ofSeconds(5), audio("1"));
    receiveStored(BOB, Duration.ofSeconds(5), audio("2"));
    receiveStored(BOB, Duration.ofSeconds(2), new Retract("1", null, false));
    assertThat(rung).isEmpty();
    assertThat(missed).extracting(call -> call.propose().id()).containsExactly("1");
    wire.advance(Duration.ofSeconds(1));
    assertThat(rung).extracting(Invitation::id).containsExactly("2");
  }

  @Test
  void aNewerCallOfTheSamePersonReplacesOneThatRings() {
    receive(BOB, audio("1"));
    receive(BOBS_OTHER, audio("2"));
    assertThat(events.log).containsExactly("REPLACED");
    assertThat(rung.get(0).proceed()).isFalse();
    assertThat(rung.get(1).proceed()).isTrue();
    assertThat(replaced).containsExactly(null, null);
  }

  @Test
  void aNewerCallOfTheSamePersonReplacesASession() {
    receive(BOB, audio("1"));
    rung.get(0).proceed();
    wire.log();
    receive(BOBS_OTHER, audio("2"));
    assertThat(wire.sent.get(0).xml())
        .isEqualTo(
            "<finish xmlns='urn:xmpp:jingle-message:0' id='1'><reason xmlns='urn:xmpp:jingle:1'>"
                + "<expired/><text>Session migrated</text></reason><migrated to='2'/></finish>");
    assertThat(wire.log()).containsExactly("finish " + BOB, "ringing " + BOBS_OTHER);
    assertThat(events.log).containsExactly("REPLACED");
    assertThat(replaced).containsExactly(null, "1");
  }

  @Test
  void ofTwoCallsToEachOtherTheLowerIdStays() {
    Invitation ours = call("5");
    receive(BOB, audio("7"));
    assertThat(rung).isEmpty();
    assertThat(wire.sent.get(1).xml()).contains("<expired/>").endsWith("<tie-break/></reject>");
    assertThat(wire.log()).containsExactly("propose bob@example.org", "reject " + BOB);
    assertThat(ours.state()).isEqualTo(InvitationState.PROPOSED);
    receive(BOB, new Retract("7", null, true));
    receive(BOB, new Proceed("5"));
    assertThat(events.log).containsExactly("proceed " + BOB);
  }

  @Test
  void ofTwoCallsToEachOtherTheHigherIdYields() {
    Invitation ours = call("7");
    receive(BOB, audio("5"));
    assertThat(wire.sent.get(1).xml()).contains("<expired/>").endsWith("<tie-break/></retract>");
    assertThat(wire.log()).containsExactly("propose bob@example.org", "retract bob@example.org");
    assertThat(events.log).containsExactly("yielded 5");
    assertThat(ours.state()).isEqualTo(InvitationState.ENDED);
    receive(BOB, new Reject("7", null, true));
    assertThat(rung.get(0).proceed()).isTrue();
    assertThat(wire.log()).containsExactly("proceed " + BOB);
    assertThat(events.log).hasSize(1);
  }

  @Test
  void toCallBackIsToAnswer() {
    receive(BOB, audio("9"));
    wire.log();
    call("5");
    assertThat(wire.log()).isEmpty();
    assertThat(events.log).containsExactly("REPLACED", "yielded 9");
    assertThat(rung.get(1).proceed()).isTrue();
    assertThat(wire.log()).containsExactly("proceed " + BOB);
  }

  @Test
  void ofTwoCallsOfOneIdTheLowerAddressStays() {
    call("5");
    receive(BOB, audio("5"));
    assertThat(events.log).isEmpty();
    assertThat(wire.log()).containsExactly("propose bob@example.org", "reject " + BOB);
    receive(BOB, new Retract("5", null, true));
    receive(BOB, new Proceed("5"));
    assertThat(events.log).containsExactly("proceed " + BOB);
  }

  @Test
  void whoCallsTooOftenIsNotHeard() {
    for (int i = 0; i < 50; i++) {
      receive(EVE, audio("eve-" + i));
    }
    assertThat(rung).hasSize(10);
    receive(BOB, audio("1"));
    assertThat(rung).hasSize(11);
    wire.advance(MINUTE);
    receive(EVE, audio("later"));
    assertThat(rung).hasSize(12);
  }

  @Test
  void tooManyAtOnceAreMissed() {
    for (int i = 0; i < 12; i++) {
      receive(full("caller" + i + "@example.net/x"), audio("1"));
    }
    assertThat(rung).hasSize(8);
    assertThat(missed).hasSize(4);
  }

  @Test
  void allTogetherAreLimitedToo() {
    for (int i = 0; i < 500; i++) {
      receiveStored(full("caller" + i + "@example.net/x"), MINUTE, audio("1"));
    }
    assertThat(missed).hasSize(120);
  }

  @Test
  void closingTellsThoseWhoWait() {
    call("1");
    receive(full("carol@example.org/c"), audio("2"));
    receive(EVE, audio("3"));
    rung.get(1).proceed();
    wire.log();
    calls.close();
    assertThat(wire.log()).containsExactly("retract bob@example.org", "finish " + EVE);
    assertThat(events.log).doesNotContain(Cause.REJECTED.name());
  }
}
