package dev.parley.session;

import static dev.parley.jingle.JingleAction.SESSION_ACCEPT;
import static dev.parley.jingle.JingleAction.SESSION_INITIATE;
import static dev.parley.jingle.JingleAction.SESSION_TERMINATE;
import static dev.parley.jingle.JingleAction.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JinglePayload;
import dev.parley.jingle.Malformed;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class GatekeeperTest {

  private static final SessionLimits LIMITS =
      new SessionLimits(
          6, 2, 3, 8, 8, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final Map<SessionKey, JingleSession> sessions = new HashMap<>();
  private final Gatekeeper gate =
      new Gatekeeper(
          new Gatekeeper.Sessions() {
            @Override
            public @Nullable JingleSession find(SessionKey key) {
              return sessions.get(key);
            }

            @Override
            public Collection<JingleSession> all() {
              return sessions.values();
            }
          },
          LIMITS,
          Samples.ALICE::toString);

  private JingleSession add(Jid peer, String sid, Role role) {
    JingleSession session =
        new JingleSession(
            new SessionKey(peer.asEntityFullJidIfPossible(), sid),
            role,
            Runnable::run,
            new FakeWire(),
            LIMITS,
            new StanzaCounter(),
            over -> {});
    sessions.put(session.key(), session);
    return session;
  }

  private String refusal(Jid from, JinglePayload payload) {
    Gatekeeper.Verdict verdict = gate.screen(from, payload);
    assertThat(verdict).isInstanceOf(Gatekeeper.Verdict.Refuse.class);
    return ErrorNames.of(((Gatekeeper.Verdict.Refuse) verdict).error());
  }

  private void begins(Jid from, Jingle jingle) {
    assertThat(gate.screen(from, jingle)).isInstanceOf(Gatekeeper.Verdict.Begin.class);
  }

  @Test
  void aSessionIsBetweenFullAddresses() {
    assertThat(
            refusal(JidCreate.bareFromOrThrowUnchecked("bob@example.org"), Samples.initiate("s")))
        .isEqualTo("bad-request");
    assertThat(refusal(JidCreate.bareFromOrThrowUnchecked("example.org"), Samples.initiate("s")))
        .isEqualTo("bad-request");
    assertThat(gate.screen(null, Samples.initiate("s")))
        .isInstanceOf(Gatekeeper.Verdict.Refuse.class);
  }

  @Test
  void whatCannotBeReadIsABadRequest() {
    assertThat(refusal(Samples.BOB, new Malformed("no sid", SESSION_INITIATE, null)))
        .isEqualTo("bad-request");
  }

  @Test
  void everyActionButInitiateNeedsItsSession() {
    for (JingleAction action : JingleAction.values()) {
      if (action != SESSION_INITIATE) {
        assertThat(refusal(Samples.BOB, Samples.of(action, "s").build()))
            .as("%s", action)
            .isEqualTo("item-not-found/unknown-session");
      }
    }
  }

  @Test
  void theSenderIsPartOfTheKey() {
    add(Samples.BOB, "s", Role.INITIATOR);
    assertThat(refusal(Samples.EVE, Samples.accept("s")))
        .isEqualTo("item-not-found/unknown-session");
    assertThat(refusal(Samples.EVE, Samples.empty(SESSION_TERMINATE, "s")))
        .isEqualTo("item-not-found/unknown-session");
  }

  @Test
  void anotherDeviceOfThePeerIsSomebodyElse() {
    add(Samples.BOB, "s", Role.INITIATOR);
    Jid other = JidCreate.entityFullFromOrThrowUnchecked("bob@example.org/other");
    assertThat(refusal(other, Samples.accept("s"))).isEqualTo("item-not-found/unknown-session");
  }

  @Test
  void deliversToTheSession() {
    JingleSession session = add(Samples.BOB, "s", Role.INITIATOR);
    Jingle accept = Samples.of(SESSION_ACCEPT, "s").build();
    assertThat(gate.screen(Samples.BOB, accept))
        .isEqualTo(new Gatekeeper.Verdict.Deliver(session, accept));
  }

  @Test
  void anActionThatNobodyKnowsIsNotSupported() {
    add(Samples.BOB, "s", Role.INITIATOR);
    assertThat(refusal(Samples.BOB, Samples.of(UNKNOWN, "s").build()))
        .isEqualTo("feature-not-implemented");
  }

  @Test
  void aSecondInitiateOfOneSessionIsOutOfOrder() {
    add(Samples.BOB, "s", Role.RESPONDER);
    assertThat(refusal(Samples.BOB, Samples.initiate("s")))
        .isEqualTo("unexpected-request/out-of-order");
  }

  @Test
  void anOfferOfNothingIsABadRequest() {
    assertThat(refusal(Samples.BOB, Samples.empty(SESSION_INITIATE, "s"))).isEqualTo("bad-request");
  }

  @Test
  void nobodyBeginsASessionForSomebodyElse() {
    Jingle forged = Samples.of(SESSION_INITIATE, "s").initiator(Samples.EVE).build();
    assertThat(refusal(Samples.BOB, forged)).isEqualTo("bad-request");
    begins(Samples.BOB, Samples.of(SESSION_INITIATE, "s").initiator(Samples.BOB).build());
  }

  @Test
  void oneAccountHasALimit() {
    add(Samples.BOB, "1", Role.RESPONDER);
    begins(Samples.BOB, Samples.initiate("2"));
    add(JidCreate.entityFullFromOrThrowUnchecked("bob@example.org/c"), "2", Role.RESPONDER);
    assertThat(refusal(Samples.BOB, Samples.initiate("3"))).isEqualTo("resource-constraint");
    begins(Samples.EVE, Samples.initiate("3"));
  }

  @Test
  void allTogetherHaveALimit() {
    for (int i = 0; i < LIMITS.sessions(); i++) {
      add(Samples.BOB, "out" + i, Role.INITIATOR);
    }
    assertThat(refusal(Samples.EVE, Samples.initiate("s"))).isEqualTo("resource-constraint");
  }

  @Test
  void strangersTogetherHaveALimitUntilTheyAreAccepted() {
    for (int i = 1; i < LIMITS.undecided(); i++) {
      Jid stranger = JidCreate.entityFullFromOrThrowUnchecked("m" + i + "@example.org/x");
      add(stranger, "s", Role.RESPONDER);
    }
    JingleSession last = add(Samples.BOB, "s", Role.RESPONDER);
    TestSessions.begin(
        last,
        Samples.initiate("s"),
        new SessionHandler.Reception() {
          @Override
          public Executor executor() {
            return Runnable::run;
          }

          @Override
          public Handling onInitiate(JingleSession session, Jingle initiate) {
            return Handling.acknowledge();
          }
        });
    assertThat(refusal(Samples.EVE, Samples.initiate("s"))).isEqualTo("resource-constraint");
    last.send(Samples.accept("s"));
    begins(Samples.EVE, Samples.initiate("s"));
  }

  @Test
  void ofTwoThatCrossTheLowerSessionIdStays() {
    add(Samples.BOB, "m", Role.INITIATOR).send(Samples.initiate("m"));
    assertThat(refusal(Samples.BOB, Samples.initiate("z"))).isEqualTo("conflict/tie-break");
    begins(Samples.BOB, Samples.initiate("a"));
    // Octets, not letters: Z comes before m.
    begins(Samples.BOB, Samples.initiate("Z"));
  }

  @Test
  void somebodyElsesSessionDoesNotCross() {
    add(Samples.BOB, "m", Role.INITIATOR).send(Samples.initiate("m"));
    begins(Samples.EVE, Samples.initiate("z"));
  }

  @Test
  void sessionsByNameDoNotCross() {
    add(Samples.BOB, "m", Role.INITIATOR).send(Samples.initiateTo("m", "bobs-name"));
    begins(Samples.BOB, Samples.initiateTo("z", "alices-name"));
    begins(Samples.BOB, Samples.initiate("z"));
  }

  @Test
  void sameSessionIdsAreToldApartByAddress() {
    assertThat(TieBreak.wins("s", "alice@example.org/a", "s", "bob@example.org/b")).isTrue();
    assertThat(TieBreak.wins("s", "bob@example.org/b", "s", "alice@example.org/a")).isFalse();
  }
}
