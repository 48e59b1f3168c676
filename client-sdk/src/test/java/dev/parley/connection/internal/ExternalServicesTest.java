package dev.parley.connection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connection.Account;
import dev.parley.ice.IceServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.JxmppContext;

/** Against a link that answers what the test told it to. */
class ExternalServicesTest {

  private record Later(Runnable task, Duration delay) {}

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Later> timers = new ArrayList<>();
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private IQRequestHandler pushes;
  private ExternalServices services;

  @BeforeEach
  void make() {
    XMPPConnection smack =
        fake(
            XMPPConnection.class,
            (method, arguments) -> {
              pushes = (IQRequestHandler) arguments[0];
              return null;
            });
    ScheduledExecutorService timer =
        fake(
            ScheduledExecutorService.class,
            (method, arguments) -> {
              timers.add(
                  new Later(
                      (Runnable) arguments[0],
                      Duration.of((long) arguments[1], ((TimeUnit) arguments[2]).toChronoUnit())));
              return null;
            });
    Executor atOnce = Runnable::run;
    XmppLink link =
        fake(
            XmppLink.class,
            (method, arguments) ->
                switch (method) {
                  case "smack" -> smack;
                  case "account" -> Account.of("alice@example.org");
                  case "worker" -> atOnce;
                  case "timer" -> timer;
                  case "request" -> answer((IQ) arguments[0]);
                  default -> throw new AssertionError(method);
                });
    services = new ExternalServices(link, () -> now);
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private CompletionStage<IQ> answer(IQ question) {
    String what = question.getChildElementName() + " of " + question.getTo();
    asked.add(what);
    String answer = answers.get(what);
    return answer == null
        ? CompletableFuture.failedStage(
            new IqErrorException(
                question.getTo(),
                StanzaError.getBuilder(StanzaError.Condition.service_unavailable).build()))
        : CompletableFuture.completedStage(parse(answer, "result", "example.org"));
  }

  private static IQ parse(String child, String type, String from) {
    try {
      return (IQ)
          PacketParserUtils.parseStanza(
              PacketParserUtils.getParserFor(
                  "<iq xmlns='jabber:client' id='i' type='"
                      + type
                      + "' from='"
                      + from
                      + "'>"
                      + child
                      + "</iq>"),
              XmlEnvironment.EMPTY,
              JxmppContext.getDefaultContext());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void serverHas(String... inside) {
    answers.put(
        "services of example.org",
        "<services xmlns='urn:xmpp:extdisco:2'>" + String.join("", inside) + "</services>");
  }

  private static String turn(String password, String expires) {
    return "<service type='turn' host='t' username='u' password='"
        + password
        + "' expires='"
        + expires
        + "'><x xmlns='jabber:x:data' type='result'/></service>";
  }

  private static IceServer turn(String password) {
    return new IceServer(List.of("turn:t"), "u", password);
  }

  @Test
  void everybodyIsAskedAtSignIn() {
    serverHas("<service type='stun' host='one'/>", "<service type='ftp' host='f'/>");
    answers.put(
        "services of names.example.org",
        "<services xmlns='urn:xmpp:extdisco:2'><service type='stun' host='two'/>"
            + "<service type='stun'/></services>");
    assertThat(services.servers()).isEmpty();
    assertThat(services.known()).isNotDone();
    services.online(false);
    assertThat(asked).containsExactly("services of example.org", "services of names.example.org");
    assertThat(services.servers())
        .containsExactly(IceServer.stun("stun:one"), IceServer.stun("stun:two"));
    assertThat(services.known()).isCompleted();
    assertThat(timers).isEmpty();
  }

  @Test
  void nobodyKnowsAny() {
    services.online(false);
    assertThat(services.servers()).isEmpty();
    assertThat(services.known()).isCompleted();
  }

  @Test
  void credentialsAreAskedFor() {
    serverHas("<service type='turn' host='t' port='1' restricted='1'/>");
    answers.put(
        "credentials of example.org",
        "<credentials xmlns='urn:xmpp:extdisco:2'><service type='turn' host='t' username='u'"
            + " password='p'/></credentials>");
    services.online(false);
    assertThat(services.servers()).containsExactly(new IceServer(List.of("turn:t:1"), "u", "p"));
  }

  @Test
  void whatHasNoCredentialsIsLeftOut() {
    serverHas("<service type='turn' host='t'/>", "<service type='stun' host='s'/>");
    services.online(false);
    assertThat(asked).contains("credentials of example.org");
    assertThat(services.servers()).containsExactly(IceServer.stun("stun:s"));
    assertThat(services.known()).isCompleted();
  }

  @Test
  void credentialsAreRenewedBeforeTheyExpire() {
    serverHas(turn("first", "2030-01-01T01:00:00Z"));
    services.online(false);
    assertThat(timers).hasSize(1);
    assertThat(timers.get(0).delay()).isEqualTo(Duration.ofMinutes(55));
    now = now.plus(timers.get(0).delay());
    assertThat(services.servers()).containsExactly(turn("first"));
    serverHas(turn("second", "2030-01-01T01:57:00Z"));
    timers.get(0).task().run();
    assertThat(services.servers()).containsExactly(turn("second"));
  }

  @Test
  void expiredCredentialsAreNotUsed() {
    serverHas(turn("first", "2030-01-01T00:00:30Z"));
    services.online(false);
    assertThat(timers.get(0).delay()).isEqualTo(Duration.ofSeconds(15));
    services.offline();
    now = now.plusSeconds(30);
    asked.clear();
    timers.get(0).task().run();
    assertThat(asked).isEmpty();
    assertThat(services.servers()).isEmpty();
    services.online(true);
    assertThat(asked).containsExactly("services of example.org");
  }

  @Test
  void aResumedSessionAsksNothing() {
    serverHas("<service type='stun' host='one'/>");
    services.online(false);
    services.offline();
    asked.clear();
    services.online(true);
    assertThat(asked).isEmpty();
    services.offline();
    services.online(false);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aPushIsAReasonToAsk() throws Exception {
    serverHas("<service type='stun' host='one'/>");
    services.online(false);
    serverHas("<service type='stun' host='new'/>");
    String push = "<services xmlns='urn:xmpp:extdisco:2' type='turn'/>";
    for (String stranger : List.of("eve@example.org/e", "example.net", "example.org/resource")) {
      assertThat(pushes.handleIQRequest(parse(push, "set", stranger)).getType())
          .isEqualTo(IQ.Type.error);
    }
    assertThat(services.servers()).containsExactly(IceServer.stun("stun:one"));
    assertThat(pushes.handleIQRequest(parse(push, "set", "example.org")).getType())
        .isEqualTo(IQ.Type.result);
    assertThat(services.servers()).containsExactly(IceServer.stun("stun:new"));
  }
}
