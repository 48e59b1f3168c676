package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.NameAddress;
import dev.parley.name.NameListener;
import dev.parley.name.NameWatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class AddressCacheTest {

  private final Map<String, NameListener> watched = new HashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final AddressCache cache = new AddressCache(this::watch, nanos::get);

  private NameWatch watch(String name, NameListener listener) {
    watched.put(name, listener);
    return new NameWatch() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean online() {
        return true;
      }

      @Override
      public void close() {
        watched.remove(name);
      }
    };
  }

  @Test
  void holdsAsLongAsPresenceAgreesAndTheTicketLives() {
    assertThat(cache.get("chess")).isEmpty();
    cache.put(address("chess", 3));
    watched.get("chess").onOnline(3);
    assertThat(cache.get("chess")).map(NameAddress::epoch).contains(3L);
    nanos.addAndGet(AddressCache.LIFE.toNanos());
    assertThat(cache.get("chess")).isPresent();
    nanos.incrementAndGet();
    assertThat(cache.get("chess")).isEmpty();
  }

  @Test
  void presenceThatContradictsIsBelieved() {
    cache.put(address("chess", 3));
    watched.get("chess").onMoved(4);
    assertThat(cache.get("chess")).isEmpty();
    cache.put(address("chess", 3));
    assertThat(cache.get("chess")).as("an answer that presence overtook").isEmpty();
    cache.put(address("chess", 4));
    assertThat(cache.get("chess")).isPresent();
    watched.get("chess").onOffline();
    assertThat(cache.get("chess")).isEmpty();
    cache.put(address("chess", 4));
    assertThat(cache.get("chess")).isEmpty();
    cache.put(address("chess", 5));
    assertThat(cache.get("chess")).isPresent();
  }

  @Test
  void forgetsAllWithoutALinkButKeepsWatching() {
    cache.put(address("chess", 3));
    cache.forgetAll();
    assertThat(cache.get("chess")).isEmpty();
    assertThat(watched).containsOnlyKeys("chess");
    cache.forget("unknown");
  }

  @Test
  void isBounded() {
    for (int i = 0; i < AddressCache.MAX_NAMES + 50; i++) {
      cache.put(address("n" + i, 1));
    }
    assertThat(watched).hasSize(AddressCache.MAX_NAMES).doesNotContainKey("n49").containsKey("n50");
  }

  private static NameAddress address(String name, long epoch) {
    return new NameAddress(
        name,
        JidCreate.entityBareFromOrThrowUnchecked(name + "@names.d"),
        JidCreate.entityFullFromOrThrowUnchecked("alice@d/r"),
        "i1",
        epoch,
        Instant.EPOCH,
        "T",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
