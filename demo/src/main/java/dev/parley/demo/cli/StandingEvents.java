package dev.parley.demo.cli;

import dev.parley.Master;
import dev.parley.demo.io.Output;
import dev.parley.name.NameException;
import dev.parley.name.NameStoppedException;
import dev.parley.name.Standing;
import dev.parley.name.StartedNameListener;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The events that {@code master} prints about where its instance of the name stands. */
final class StandingEvents implements StartedNameListener {
  private final Output output;
  private final Master master;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Standing told;
  private long epoch;

  private StandingEvents(Output output, Master master) {
    this.output = output;
    this.master = master;
  }

  /** Prints how things are, and from then on what changes. */
  static StandingEvents print(Output output, Master master) {
    StandingEvents events = new StandingEvents(output, master);
    master.addListener(events);
    switch (master.standing()) {
      case ACTIVE -> events.onActive(master.epoch());
      case STANDBY -> events.onStandby();
      case INTERRUPTED -> events.onInterrupted();
      case ENDED -> events.onEnded(new NameStoppedException(master.name()));
    }
    return events;
  }

  /** Fails with the reason when this instance does not serve the name any more. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public synchronized void onActive(long now) {
    if (told == Standing.ACTIVE && epoch == now) {
      return;
    }
    String event = told == null ? master.answer().name().toLowerCase(Locale.ROOT) : "active";
    told = Standing.ACTIVE;
    epoch = now;
    output.event(
        event,
        master.name() + ": " + event,
        fields -> fields.put("name", master.name()).put("epoch", now));
  }

  @Override
  public void onStandby() {
    tell(Standing.STANDBY, "waits until the one who serves it ends");
  }

  @Override
  public void onInterrupted() {
    tell(Standing.INTERRUPTED, "the link to the server is lost, and being made again");
  }

  private synchronized void tell(Standing now, String forPeople) {
    if (told == now) {
      return;
    }
    told = now;
    output.event(
        now.name().toLowerCase(Locale.ROOT),
        master.name() + ": " + forPeople,
        fields -> fields.put("name", master.name()));
  }

  @Override
  public void onEnded(NameException cause) {
    ended.completeExceptionally(cause);
  }
}
