package dev.parley.openfire.registry;

import static dev.parley.openfire.registry.World.request;
import static dev.parley.openfire.registry.World.saying;
import static dev.parley.openfire.registry.World.who;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether a name is hidden or not there: the same is looked up, as often, the same is answered, and
 * answers leave at the same time. So the time that an answer takes cannot tell either.
 */
class HiddenTest {
  private static final Requester EVE = who("eve@d/x");
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    start("private", new Profile(null, Access.PRIVATE, null, null, null));
    start("contacts", new Profile(null, Access.CONTACTS, true, null, null));
    start("allow", new Profile(null, Access.ALLOW, true, Set.of("bob@d", "friends"), null));
    start("released", Profile.EMPTY);
    world.registry.release("released", who("alice@d/1"), null);
    world.scheduler.pass(LONG_ENOUGH);
    world.sent.clear();
  }

  private void start(String name, Profile profile) {
    world.start(saying(request(name, "alice@d/1", "i1"), profile));
  }

  /** All that somebody can ask of a name without claiming it. */
  private Map<String, Consumer<String>> requests() {
    Registry registry = world.registry;
    Map<String, Consumer<String>> requests = new LinkedHashMap<>();
    requests.put("resolve", name -> World.now(registry.resolve(name, EVE)));
    requests.put("info", name -> registry.info(name, EVE));
    requests.put("stop", name -> registry.stop(name, EVE, null, null));
    requests.put("stop one", name -> registry.stop(name, EVE, "i1", null));
    requests.put("stop one by key", name -> registry.stop(name, EVE, "i1", "guess"));
    requests.put("stop all", name -> registry.stopAll(name, EVE, null));
    requests.put("stop all by key", name -> registry.stopAll(name, EVE, "guess"));
    requests.put("release", name -> registry.release(name, EVE, null));
    requests.put("release by key", name -> registry.release(name, EVE, "guess"));
    requests.put("rekey", name -> registry.rekey(name, EVE));
    requests.put("transfer", name -> registry.transfer(name, EVE, "eve@d"));
    requests.put("accept-transfer", name -> registry.acceptTransfer(name, EVE));
    requests.put("configure", name -> registry.configure(name, EVE, Profile.EMPTY));
    requests.put("watch", name -> registry.watch(name, EVE));
    requests.put("unwatch", name -> registry.unwatch(name, EVE));
    requests.put("subscribe", name -> registry.subscribe(name, EVE));
    requests.put("unsubscribe", name -> registry.unsubscribe(name, EVE));
    return requests;
  }

  /** What a request does: the refusal, the look-ups, and what is sent, with the time of each. */
  private List<String> trace(Consumer<String> request, String name) {
    List<String> trace = new ArrayList<>();
    int finds = world.names.finds;
    int looks = world.looksAtContacts;
    try {
      request.accept(name);
    } catch (RefusedException e) {
      trace.add(e.refusal() + " " + e.getMessage());
    }
    for (int millis = 0; millis <= 100; millis++) {
      world.scheduler.pass(Duration.ofMillis(1));
      for (String sent : world.sentSince()) {
        trace.add("after " + millis + " ms " + sent.replace(name, "NAME"));
      }
    }
    trace.add((world.names.finds - finds) + " records, " + (world.looksAtContacts - looks));
    return trace;
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "contacts", "allow", "released"})
  void theSameIsDoneAsForAnUnknownName(String hidden) {
    requests()
        .forEach(
            (what, request) -> {
              List<String> unknown = trace(request, "unknown");
              assertThat(unknown).as(what).noneMatch(line -> line.contains("TOO_FAST"));
              assertThat(trace(request, hidden)).as(what).isEqualTo(unknown);
              world.scheduler.pass(LONG_ENOUGH);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "contacts", "allow", "released"})
  void theLimitsAreTheSameAsForAnUnknownName(String hidden) {
    requests()
        .forEach(
            (what, request) -> {
              List<List<String>> answers = new ArrayList<>();
              for (String name : List.of("unknown", hidden)) {
                List<String> all = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                  all.addAll(trace(request, name));
                }
                answers.add(all);
                world.scheduler.pass(Duration.ofMinutes(2));
              }
              assertThat(answers.get(1)).as(what).isEqualTo(answers.get(0));
            });
  }
}
