package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Beat;
import dev.parley.openfire.registry.Scheduler;
import dev.parley.openfire.registry.Settings;
import java.time.Duration;
import org.xmpp.packet.Packet;

/** Sends answers whose time must not tell what was looked at for them. Any thread. */
final class SteadyOutbound {
  private final Outbound outbound;
  private final Scheduler scheduler;
  private final Settings settings;

  SteadyOutbound(Outbound outbound, Scheduler scheduler, Settings settings) {
    this.outbound = outbound;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  /**
   * Sends on the next beat.
   *
   * @param came when the request came, by {@link System#nanoTime}
   */
  void send(Packet answer, long came) {
    Duration taken = Duration.ofNanos(System.nanoTime() - came);
    scheduler.after(Beat.untilNext(taken, settings.beat()), () -> outbound.send(answer));
  }
}
