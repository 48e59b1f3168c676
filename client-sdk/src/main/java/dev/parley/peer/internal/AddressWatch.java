package dev.parley.peer.internal;

import dev.parley.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices within a second that an address of this machine is gone, as when it is moved to another
 * network. The library only notices that nothing comes any more, which takes it six seconds, and
 * then gathers nothing anew. Looks only while somebody listens.
 */
final class AddressWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AddressWatch.class);

  static final AddressWatch SHARED =
      new AddressWatch(NetworkCheck::usableAddresses, Duration.ofSeconds(1));

  private final Supplier<Set<String>> addresses;
  private final Duration period;
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private Set<String> last = Set.of();
  private boolean running;

  AddressWatch(Supplier<Set<String>> addresses, Duration period) {
    this.addresses = addresses;
    this.period = period;
  }

  /**
   * Hears which addresses are gone, on a thread that must not be kept.
   *
   * @param listener to be given to {@link #remove} in the end
   */
  synchronized void add(Consumer<Set<String>> listener) {
    listeners.add(listener);
    if (!running) {
      running = true;
      last = addresses.get();
      schedule();
    }
  }

  synchronized void remove(Consumer<Set<String>> listener) {
    listeners.remove(listener);
  }

  private void schedule() {
    // Ends by itself when nobody listens.
    var unused =
        Threads.later(
            () -> Threads.workers().execute(this::look), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    Set<String> gone;
    synchronized (this) {
      if (listeners.isEmpty()) {
        running = false;
        return;
      }
      Set<String> now = addresses.get();
      gone =
          last.stream()
              .filter(address -> !now.contains(address))
              .collect(Collectors.toUnmodifiableSet());
      last = now;
      schedule();
    }
    if (!gone.isEmpty()) {
      LOG.debug("Addresses that are gone: {}", gone);
      listeners.forEach(listener -> listener.accept(gone));
    }
  }
}
