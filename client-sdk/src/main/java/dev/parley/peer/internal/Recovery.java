package dev.parley.peer.internal;

import dev.parley.peer.NoPathException;
import dev.parley.peer.SerialExecutor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a connected peer loses its path. The library tells silence after 5 to 7 seconds
 * and may recover by itself; after about 16 it gives up, and then only an ICE restart helps. So
 * where the signalling can, ICE is restarted soon: first by the side that made the first offer, and
 * if nothing comes of it by the other, since either may be the one whose signalling is back first.
 * Confined to the peer's executor.
 */
final class Recovery {

  /** What it does to its peer. */
  interface Host {

    /** Whether a restart can be proposed now. */
    boolean canRestart();

    boolean isOfferer();

    void restart();

    void onLost(NoPathException cause);
  }

  static final Duration OFFERER_DELAY = Duration.ofSeconds(2);
  static final Duration ANSWERER_DELAY = Duration.ofSeconds(6);
  static final Duration RETRY = Duration.ofSeconds(5);

  private final SerialExecutor executor;
  private final Duration limit;
  private final Host host;
  private boolean lost;
  private int episode;
  private SerialExecutor.@Nullable Timer deadline;

  Recovery(SerialExecutor executor, Duration limit, Host host) {
    this.executor = executor;
    this.limit = limit;
    this.host = host;
  }

  /** The path went silent. */
  void disconnected() {
    begin();
  }

  /** The library gave the path up. */
  void failed() {
    begin();
    if (!host.canRestart()) {
      stop();
      host.onLost(
          new NoPathException(
              "The path to the other side is lost, and the signalling cannot look for another"));
    } else if (host.isOfferer()) {
      host.restart();
    }
  }

  /** There is a path again. */
  void connected() {
    stop();
  }

  void stop() {
    lost = false;
    episode++;
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
  }

  private void begin() {
    if (lost) {
      return;
    }
    lost = true;
    int mine = ++episode;
    deadline = executor.schedule(() -> expire(mine), limit);
    executor.schedule(() -> attempt(mine), host.isOfferer() ? OFFERER_DELAY : ANSWERER_DELAY);
  }

  private void attempt(int mine) {
    if (lost && mine == episode) {
      if (host.canRestart()) {
        host.restart();
      }
      executor.schedule(() -> attempt(mine), RETRY);
    }
  }

  private void expire(int mine) {
    if (lost && mine == episode) {
      stop();
      host.onLost(
          new NoPathException(
              "The path to the other side is lost and was not found again within "
                  + limit.toSeconds()
                  + " s"));
    }
  }
}
