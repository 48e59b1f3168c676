package dev.parley.internal;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ConnectOptions;
import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.RawPeer;
import dev.parley.StopOptions;
import dev.parley.TestNet;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Target;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.ConnectTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.impl.JidCreate;

/** A connect by name whose first answer was not right, or is not right any more. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RetryIT {

  /** Gives wrong answers first, then what the name service says. */
  private static final class Misleading implements Route {

    private final Route right;
    private final Queue<Destination> wrong = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();

    Misleading(Route right, Destination... wrong) {
      this.right = right;
      this.wrong.addAll(java.util.List.of(wrong));
    }

    @Override
    public String describe() {
      return right.describe();
    }

    @Override
    public Optional<String> name() {
      return right.name();
    }

    @Override
    public CompletableFuture<Destination> find() {
      asked.incrementAndGet();
      Destination next = wrong.poll();
      return next == null ? right.find() : CompletableFuture.completedFuture(next);
    }
  }

  private TestNet net;
  private Parley alice;
  private ParleyClient bob;

  @BeforeEach
  void start() throws Exception {
    net = TestNet.start();
    alice = net.client("alice");
    bob = (ParleyClient) net.client("bob");
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void resolvesAgainWhenTheTicketIsStale() throws Exception {
    Master first = await(alice.startMaster("moving"));
    Destination before = await(bob.routeTo("moving").find());
    await(first.stop(StopOptions.defaults()));
    Master second = await(alice.startMaster("moving"));
    assertThat(second.epoch()).isGreaterThan(first.epoch());

    Misleading route = new Misleading(bob.routeTo("moving"), before);
    PeerConnection session = await(bob.dial(route, ConnectOptions.defaults()));
    assertThat((Object) session.remote()).isEqualTo(alice.address());
    assertThat(route.asked).hasValue(2);
  }

  @Test
  void resolvesAgainWhenNobodyIsThere() throws Exception {
    await(alice.startMaster("reborn"));
    Destination right = await(bob.routeTo("reborn").find());
    Destination gone =
        new Destination(
            JidCreate.entityFullFrom("alice@" + net.server().domain() + "/gone"),
            right.target(),
            JingleForm.PARLEY);
    Misleading route = new Misleading(bob.routeTo("reborn"), gone, gone, gone);
    await(bob.dial(route, ConnectOptions.defaults()));
    assertThat(route.asked).hasValue(4);
  }

  @Test
  void resolvesAgainWhenTheCallIsNotAcknowledged() throws Exception {
    await(alice.startMaster("frozen"));
    try (RawPeer mute = new RawPeer(net, "eve")) {
      mute.fallSilent();
      Target target = await(bob.routeTo("frozen").find()).target();
      Misleading route =
          new Misleading(
              bob.routeTo("frozen"), new Destination(mute.address(), target, JingleForm.PARLEY));
      PeerConnection session = await(bob.dial(route, ConnectOptions.defaults()));
      assertThat((Object) session.remote()).isEqualTo(alice.address());
      // The one who did not answer is not left with a call that nobody makes any more.
      mute.skipTo(JingleAction.SESSION_INITIATE);
      assertThat(mute.skipTo(JingleAction.SESSION_TERMINATE).reason().condition())
          .isEqualTo(Condition.CANCEL);
    }
  }

  @Test
  void givesUpAtTheDeadline() throws Exception {
    await(alice.startMaster("doomed", MasterOptions.defaults()));
    Target target = await(bob.routeTo("doomed").find()).target();
    Destination gone =
        new Destination(
            JidCreate.entityFullFrom("alice@" + net.server().domain() + "/gone"),
            target,
            JingleForm.PARLEY);
    Destination[] always = new Destination[100];
    java.util.Arrays.fill(always, gone);
    assertThat(
            failureOf(
                bob.dial(
                    new Misleading(bob.routeTo("doomed"), always),
                    ConnectOptions.defaults().withDeadline(Duration.ofSeconds(2)))))
        .isInstanceOf(ConnectTimeoutException.class);
  }
}
