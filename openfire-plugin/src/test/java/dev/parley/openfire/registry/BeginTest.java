package dev.parley.openfire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service starts without a look at the database, so however many names there are. */
class BeginTest {
  private final List<String> asked = new ArrayList<>();

  private <T> T noting(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              asked.add(type.getSimpleName() + "." + method.getName());
              throw new StoreException("not expected", null);
            }));
  }

  @Test
  void nothingIsLoadedBeforeSomebodyAsks() {
    World world = new World();
    Registry registry =
        new Registry(
            new Ports(
                "names.d",
                world.clock,
                noting(NameStore.class),
                noting(SubscriptionStore.class),
                world.live,
                noting(Messenger.class),
                noting(Sessions.class),
                noting(Contacts.class),
                noting(Admission.class),
                noting(Audit.class),
                world.scheduler,
                world));

    registry.begin();
    world.scheduler.pass(Duration.ofHours(1));

    assertThat(asked).isEmpty();
  }
}
