package dev.parley.session;

import dev.parley.jingle.JingleMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** Keeps what is sent, and has a clock of its own. Everything is done at once. */
final class FakeInvitationWire implements InvitationWire, InstantSource {

  /** What was sent to whom. */
  record Sent(String to, String xml) {}

  private record Waiting(Instant at, Runnable task) {}

  final List<Sent> sent = new ArrayList<>();
  final List<String> presences = new ArrayList<>();
  final Set<EntityBareJid> subscribers = new HashSet<>();
  boolean carbons = true;
  boolean offline;

  private final EntityFullJid own;
  private final List<Waiting> timers = new ArrayList<>();
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  FakeInvitationWire(EntityFullJid own) {
    this.own = own;
  }

  void advance(Duration time) {
    now = now.plus(time);
    for (Waiting waiting : List.copyOf(timers)) {
      if (!waiting.at().isAfter(now) && timers.remove(waiting)) {
        waiting.task().run();
      }
    }
  }

  /** What was sent since the last look, as {@code kind to}. */
  List<String> log() {
    List<String> log =
        sent.stream().map(s -> s.xml().substring(1, s.xml().indexOf(' ')) + " " + s.to()).toList();
    sent.clear();
    return log;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public EntityFullJid own() {
    return own;
  }

  @Override
  public void send(Jid to, String stanzaId, JingleMessage message) {
    if (offline) {
      throw new IllegalStateException("offline");
    }
    sent.add(new Sent(to.toString(), message.toXml()));
  }

  @Override
  public void showPresence(Jid to) {
    EntityBareJid who = to.asEntityBareJidIfPossible();
    if (!subscribers.contains(who)) {
      presences.add(to.toString());
    }
  }

  @Override
  public boolean maySeeUs(EntityBareJid who) {
    return subscribers.contains(who);
  }

  @Override
  public boolean hasCarbons() {
    return carbons;
  }

  @Override
  public Timer later(Duration delay, Runnable task) {
    Waiting waiting = new Waiting(now.plus(delay), task);
    timers.add(waiting);
    return () -> timers.remove(waiting);
  }
}
