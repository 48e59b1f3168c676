package dev.parley.name.internal;

import dev.parley.name.NameAddress;
import dev.parley.name.NameListener;
import dev.parley.name.NameWatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that were resolved and still hold: not older than their ticket's life, and not
 * contradicted by the name's presence, which is watched for that. Bounded; safe for use by any
 * thread.
 */
final class AddressCache {

  static final int MAX_NAMES = 200;

  /** Less than the life of a ticket, so that one taken from here is still good when it arrives. */
  static final Duration LIFE = Duration.ofSeconds(40);

  private record Entry(NameAddress address, long since) {}

  private static final class Slot {
    private @Nullable Entry entry;
    private @Nullable NameWatch watch;

    /** The last epoch that presence spoke of. */
    private long seen;

    private boolean offline;

    /** Answers and presence may overtake each other on their way through Smack's threads. */
    boolean contradicts(NameAddress address) {
      return address.epoch() < seen || (offline && address.epoch() == seen);
    }
  }

  private final BiFunction<String, NameListener, NameWatch> watches;
  private final LongSupplier nanos;
  private final LinkedHashMap<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  AddressCache(BiFunction<String, NameListener, NameWatch> watches, LongSupplier nanos) {
    this.watches = watches;
    this.nanos = nanos;
  }

  synchronized Optional<NameAddress> get(String name) {
    Slot slot = slots.get(name);
    if (slot == null || slot.entry == null) {
      return Optional.empty();
    }
    if (nanos.getAsLong() - slot.entry.since() > LIFE.toNanos()) {
      slot.entry = null;
      return Optional.empty();
    }
    return Optional.of(slot.entry.address());
  }

  /** Remembers an address, and begins to watch its name if that is new. */
  void put(NameAddress address) {
    NameWatch evicted = null;
    boolean isNew;
    synchronized (this) {
      Slot slot = slots.get(address.name());
      isNew = slot == null;
      if (slot == null) {
        slot = new Slot();
        slots.put(address.name(), slot);
        evicted = evictOne();
      }
      slot.entry = slot.contradicts(address) ? null : new Entry(address, nanos.getAsLong());
    }
    if (evicted != null) {
      evicted.close();
    }
    if (isNew) {
      watch(address.name());
    }
  }

  private @Nullable NameWatch evictOne() {
    if (slots.size() <= MAX_NAMES) {
      return null;
    }
    Map.Entry<String, Slot> eldest = slots.entrySet().iterator().next();
    slots.remove(eldest.getKey());
    return eldest.getValue().watch;
  }

  private void watch(String name) {
    NameWatch watch = watches.apply(name, new Truth(name));
    boolean stale;
    synchronized (this) {
      Slot slot = slots.get(name);
      stale = slot == null;
      if (slot != null) {
        slot.watch = watch;
      }
    }
    if (stale) {
      watch.close();
    }
  }

  synchronized void forget(String name) {
    Slot slot = slots.get(name);
    if (slot != null) {
      slot.entry = null;
    }
  }

  /** Nothing is known without a link: presence may have been missed. */
  synchronized void forgetAll() {
    slots.values().forEach(slot -> slot.entry = null);
  }

  private synchronized void seen(String name, long epoch) {
    Slot slot = slots.get(name);
    if (slot == null) {
      return;
    }
    slot.seen = epoch;
    slot.offline = false;
    if (slot.entry != null && slot.entry.address().epoch() != epoch) {
      slot.entry = null;
    }
  }

  private synchronized void gone(String name) {
    Slot slot = slots.get(name);
    if (slot != null) {
      slot.offline = true;
      slot.entry = null;
    }
  }

  private final class Truth implements NameListener {

    private final String name;

    Truth(String name) {
      this.name = name;
    }

    @Override
    public void onOnline(long epoch) {
      seen(name, epoch);
    }

    @Override
    public void onMoved(long epoch) {
      seen(name, epoch);
    }

    @Override
    public void onOffline() {
      gone(name);
    }
  }
}
