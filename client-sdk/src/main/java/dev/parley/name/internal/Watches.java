package dev.parley.name.internal;

import dev.parley.connection.ConnectionState;
import dev.parley.connection.internal.XmppLink;
import dev.parley.name.NameListener;
import dev.parley.name.NameWatch;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches of names by directed presence and probe; no roster item is made. State on the worker. */
final class Watches {

  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private static final long ASK_AGAIN_MILLIS = 4000;

  private final NameContext context;
  private final XmppLink link;
  private final Predicate<String> servedHere;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();

  Watches(NameContext context, Predicate<String> servedHere) {
    this.context = context;
    this.link = context.link();
    this.servedHere = servedHere;
    link.smack()
        .addSyncStanzaListener(stanza -> received((Presence) stanza), StanzaTypeFilter.PRESENCE);
  }

  NameWatch add(String name, NameListener listener, Executor events) {
    Watch watch = new Watch(name, listener, events, this::remove);
    watches.add(watch);
    onWorker(() -> begin(watch));
    return watch;
  }

  /** A new session: the service knows nothing of us. */
  void again() {
    watches.forEach(this::begin);
  }

  /** The session was resumed: what happened meanwhile is told by itself. */
  void resumed() {
    watches.forEach(Watch::resumed);
  }

  void interrupted() {
    watches.forEach(Watch::interrupted);
  }

  void close() {
    watches.clear();
  }

  /**
   * Shows this session to the name, again until it answers: a service that restarts hears nothing.
   */
  private void begin(Watch watch) {
    if (watch.isClosed()) {
      return;
    }
    int number = watch.asked();
    CompletionStage<EntityBareJid> ignored =
        context
            .jid(watch.name())
            .whenComplete(
                (jid, failure) -> {
                  if (failure == null) {
                    send(jid, Presence.Type.available);
                  } else {
                    LOG.debug("No watch of {} yet: {}", watch.name(), failure.getMessage());
                  }
                });
    later(
        () -> {
          if (watch.unanswered(number) && link.state() == ConnectionState.ONLINE) {
            begin(watch);
          }
        });
  }

  private void later(Runnable task) {
    double factor = 0.75 + ThreadLocalRandom.current().nextDouble() / 2;
    // Its failure is logged by the worker itself.
    ScheduledFuture<?> unused =
        link.timer().schedule(task, (long) (ASK_AGAIN_MILLIS * factor), TimeUnit.MILLISECONDS);
  }

  private void remove(Watch watch) {
    watches.remove(watch);
    String name = watch.name();
    // The same presence says that this instance serves the name.
    boolean needed =
        servedHere.test(name) || watches.stream().anyMatch(other -> other.name().equals(name));
    if (!needed) {
      onWorker(
          () ->
              context
                  .jid(name)
                  .whenComplete(
                      (jid, failure) -> {
                        if (failure == null) {
                          send(jid, Presence.Type.unavailable);
                        }
                      }));
    }
  }

  private void send(EntityBareJid jid, Presence.Type type) {
    try {
      link.send(link.smack().getStanzaFactory().buildPresenceStanza().to(jid).ofType(type).build());
    } catch (RuntimeException e) {
      // Said again when there is a link again.
      LOG.debug("Presence for the watch of {} was not sent: {}", jid, e.getMessage());
    }
  }

  /** On Smack's ordered thread: only handed on. */
  private void received(Presence presence) {
    Jid from = presence.getFrom();
    if (from == null || !from.isEntityBareJid() || watches.isEmpty()) {
      return;
    }
    onWorker(() -> dispatch(from.asEntityBareJidIfPossible(), presence));
  }

  private void dispatch(EntityBareJid from, Presence presence) {
    if (!context.services().isService(from.asDomainBareJid())) {
      return;
    }
    String name = from.getLocalpart().toString();
    for (Watch watch : watches) {
      if (watch.name().equals(name)) {
        switch (presence.getType()) {
          case available -> watch.online(epoch(presence));
          case unavailable, error -> watch.offline();
          default -> LOG.trace("Presence of type {} means nothing here", presence.getType());
        }
      }
    }
  }

  private static long epoch(Presence presence) {
    return presence.getExtension(LiveExtension.QNAME) instanceof LiveExtension live
        ? live.epoch()
        : 0;
  }

  private void onWorker(Runnable task) {
    try {
      link.worker().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.trace("The connection is closed", e);
    }
  }
}
