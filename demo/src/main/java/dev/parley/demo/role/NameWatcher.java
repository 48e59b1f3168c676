package dev.parley.demo.role;

import dev.parley.Parley;
import dev.parley.name.NameListener;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Remembers whether a watched name is live, for whoever waits for it. */
final class NameWatcher implements NameListener {
  private boolean known;
  private boolean online;

  /** For as long as the client lives. */
  void watch(Parley parley, String name) {
    var unused = parley.watch(name, this);
  }

  @Override
  public void onOnline(long epoch) {
    set(true);
  }

  @Override
  public void onMoved(long epoch) {
    set(true);
  }

  @Override
  public void onOffline() {
    set(false);
  }

  private synchronized void set(boolean now) {
    known = true;
    online = now;
    notifyAll();
  }

  /**
   * Blocks until that is so.
   *
   * @throws IllegalStateException if it is not in time
   */
  synchronized void await(boolean wanted, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!known || online != wanted) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new IllegalStateException(
            "the watcher did not see the name go " + (wanted ? "online" : "offline") + " in time");
      }
      wait(millis);
    }
  }
}
