package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.standby;
import static dev.parley.openfire.registry.World.who;
import static dev.parley.openfire.registry.World.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private final World world = new World();
  private final Requester alice = who("alice@d/1");
  private final Requester bob = who("bob@d/1");
  private String key = "";

  @BeforeEach
  void aName() {
    key = world.start(request("club", "alice@d/1", "i1")).key();
  }

  private static Refusal refusal(ThrowingCallable call) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, call);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }

  @Test
  void aReleasedNameRestsAndKeepsItsEpoch() {
    world.registry.subscribe("club", bob);
    world.sentSince();
    world.registry.release("club", alice, null);

    assertThat(world.sentSince())
        .contains(
            "unavailable club to bob@d",
            "unsubscribed club to bob@d",
            "status club stopped 1 to alice@d/1");
    assertThat(world.subscriptions.subscribers("club")).isEmpty();
    assertThat(refusal(() -> world.resolve("club", "bob@d/1"))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(() -> world.start(request("club", "bob@d/1", "i2"))))
        .isEqualTo(Refusal.EXISTS);

    world.scheduler.pass(Duration.ofHours(24));
    StartAnswer answer = world.start(request("club", "bob@d/1", "i2"));
    assertThat(answer.state()).isEqualTo(StartState.REGISTERED);
    assertThat(answer.epoch()).isEqualTo(2);
    assertThat(refusal(() -> world.start(withKey(request("club", "alice@d/1", "i1"), key))))
        .isEqualTo(Refusal.INCORRECT);
  }

  @Test
  void theOldOwnerMayTakeAReleasedNameBack() {
    world.registry.release("club", who("carol@d/1"), key);
    StartAnswer answer = world.start(request("club", "alice@d/1", "i1"));

    assertThat(answer.state()).isEqualTo(StartState.REGISTERED);
    assertThat(answer.epoch()).isEqualTo(2);
    assertThat(answer.key()).isNotEqualTo(key);
  }

  @Test
  void onlyOwnerOrKeyMayReleaseAndStopAll() {
    assertThat(refusal(() -> world.registry.release("club", bob, null)))
        .isEqualTo(Refusal.NOT_AUTHORIZED);
    assertThat(refusal(() -> world.registry.release("club", bob, "wrong")))
        .isEqualTo(Refusal.INCORRECT);
    assertThat(refusal(() -> world.registry.stopAll("club", bob, null)))
        .isEqualTo(Refusal.NOT_AUTHORIZED);
    assertThat(refusal(() -> world.registry.stop("club", bob, "i1", null)))
        .isEqualTo(Refusal.NOT_AUTHORIZED);
    assertThat(refusal(() -> world.registry.release("none", bob, null)))
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void aHiddenNameGivesNothingAway() {
    world.registry.configure("club", alice, new Profile(null, Access.PRIVATE, null, null, null));
    assertThat(refusal(() -> world.registry.release("club", bob, null)))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(() -> world.registry.release("club", bob, "wrong")))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(() -> world.registry.rekey("club", bob))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(() -> world.registry.stop("club", bob, "i1", null)))
        .isEqualTo(Refusal.NOT_FOUND);
    assertThat(refusal(() -> world.registry.info("club", bob))).isEqualTo(Refusal.NOT_FOUND);
    assertThat(world.registry.list(bob, "", 100).names()).isEmpty();
    assertThat(world.registry.list(alice, "", 100).names()).containsExactly("club");
  }

  @Test
  void stopAllEndsEveryInstance() {
    world.start(standby(request("club", "alice@d/2", "i2"), 1));
    world.registry.stopAll("club", alice, null);

    assertThat(world.sentSince()).contains("status club stopped 1 to alice@d/2");
    assertThat(refusal(() -> world.registry.stopAll("club", alice, null)))
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void anotherSessionOfTheAccountMayStopAnInstance() {
    world.registry.stop("club", who("alice@d/9"), "i1", null);
    assertThat(world.live.get("club")).isEmpty();
  }

  @Test
  void aNewKeyKillsTheOldOne() {
    String fresh = world.registry.rekey("club", alice);
    world.registry.stop("club", alice, null, null);

    assertThat(refusal(() -> world.start(withKey(request("club", "bob@d/1", "i2"), key))))
        .isEqualTo(Refusal.INCORRECT);
    assertThat(world.start(withKey(request("club", "bob@d/1", "i2"), fresh)).state())
        .isEqualTo(StartState.STARTED);
  }

  @Test
  void aTransferTakesOfferAndAcceptance() {
    assertThat(refusal(() -> world.registry.acceptTransfer("club", bob)))
        .isEqualTo(Refusal.NOT_FOUND);
    world.registry.transfer("club", alice, "bob@d");
    assertThat(refusal(() -> world.registry.acceptTransfer("club", who("eve@d/1"))))
        .isEqualTo(Refusal.NOT_FOUND);
    world.sentSince();

    String fresh = world.registry.acceptTransfer("club", bob);

    assertThat(world.sentSince()).contains("status club stopped 1 to alice@d/1");
    assertThat(world.names.records.get("club").owner()).isEqualTo("bob@d");
    assertThat(refusal(() -> world.start(request("club", "alice@d/1", "i1"))))
        .isEqualTo(Refusal.EXISTS);
    assertThat(refusal(() -> world.start(withKey(request("club", "alice@d/1", "i1"), key))))
        .isEqualTo(Refusal.INCORRECT);
    StartAnswer answer = world.start(withKey(request("club", "alice@d/1", "i1"), fresh));
    assertThat(answer.epoch()).isEqualTo(2);
    assertThat(world.audited).contains("bob@d accepted the name club from alice@d");
  }

  @Test
  void anOfferDiesByTimeAndByItsOwner() {
    world.registry.transfer("club", alice, "bob@d");
    world.scheduler.pass(Duration.ofHours(24));
    assertThat(refusal(() -> world.registry.acceptTransfer("club", bob)))
        .isEqualTo(Refusal.NOT_FOUND);

    world.registry.transfer("club", alice, "bob@d");
    world.registry.transfer("club", alice, null);
    assertThat(refusal(() -> world.registry.acceptTransfer("club", bob)))
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @Test
  void theQuotaMovesAtAcceptance() {
    world.namesPerAccount = 1;
    world.start(request("other", "bob@d/1", "i2"));
    world.registry.transfer("club", alice, "bob@d");
    assertThat(refusal(() -> world.registry.acceptTransfer("club", bob)))
        .isEqualTo(Refusal.TOO_MANY);
    world.registry.release("other", bob, null);
    world.registry.acceptTransfer("club", bob);
    assertThat(world.start(request("mine", "alice@d/1", "i1")).state())
        .isEqualTo(StartState.REGISTERED);
  }

  @Test
  void hidingANameEndsItForThoseWhoMayNotSeeIt() {
    world.registry.subscribe("club", bob);
    world.registry.watch("club", who("eve@d/x"));
    world.sentSince();

    world.registry.configure("club", alice, new Profile(null, Access.PRIVATE, null, null, null));

    assertThat(world.sentSince())
        .containsExactly(
            "unavailable club to bob@d",
            "unsubscribed club to bob@d",
            "unavailable club to eve@d/x");
    world.registry.configure("club", alice, new Profile(null, Access.OPEN, null, null, null));
    assertThat(world.sentSince()).containsExactly("available club 1 to eve@d/x");
  }

  @Test
  void namesOfADeletedAccountAreReleased() {
    world.registry.accountDeleted("alice@d");
    assertThat(world.names.records.get("club").held()).isFalse();
  }

  @Test
  void unusedNamesAreReleasedIfTheAdministratorSaysSo() {
    world.registry.stop("club", alice, null, null);
    world.registry.begin();
    world.scheduler.pass(Duration.ofDays(40));
    assertThat(world.names.records.get("club").held()).isTrue();
    world.expiry = Duration.ofDays(30);
    world.scheduler.pass(Duration.ofMinutes(10));
    assertThat(world.names.records.get("club").held()).isFalse();
  }

  @Test
  void aNameThatWasServedForLongIsNotUnusedWhenThatEnds() {
    World other = new World(world.names);
    other.expiry = Duration.ofDays(30);
    world.expiry = Duration.ofDays(30);
    world.registry.begin();
    world.scheduler.pass(Duration.ofDays(40));
    other.registry.begin();
    other.scheduler.pass(Duration.ofDays(40));
    assertThat(world.names.records.get("club").held())
        .as("another server knows that it is in use")
        .isTrue();

    world.registry.stop("club", alice, null, null);
    world.scheduler.pass(Duration.ofDays(29));
    assertThat(world.names.records.get("club").held()).isTrue();
    world.scheduler.pass(Duration.ofDays(4));
    assertThat(world.names.records.get("club").held()).isFalse();
  }
}
