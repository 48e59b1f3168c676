package dev.parley.openfire.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A registry with a world around it that a test moves by hand. */
final class World implements Messenger, Settings {
  final FakeClock clock = new FakeClock();
  final FakeScheduler scheduler = new FakeScheduler(clock);
  final MemoryNameStore names;
  final MemorySubscriptionStore subscriptions = new MemorySubscriptionStore();
  final LocalLiveStore live = new LocalLiveStore();

  /** What was sent, in order, in a short form. */
  final List<String> sent = new ArrayList<>();

  final List<String> audited = new ArrayList<>();

  /** Sessions the server does not think connected. */
  final Map<String, SessionState> sessions = new HashMap<>();

  /** Sessions that do not answer. */
  final Set<String> silent = new HashSet<>();

  /** Sessions that live, but do not agree to be promoted. */
  final Set<String> refusing = new HashSet<>();

  /** Ticket keys that promoted instances got. */
  final Map<String, String> promoted = new HashMap<>();

  final Set<String> contacts = new HashSet<>();
  int looksAtContacts;
  final Set<String> banned = new HashSet<>();
  final Set<String> strangers = new HashSet<>();
  Rate registrations = new Rate(10 / 60.0, 10);
  Rate misses = new Rate(30 / 60.0, 30);
  int namesPerAccount = 32;
  int standbys = 16;
  Duration expiry = Duration.ZERO;

  /** As it is where there are very many names, so that days pass fast. */
  Duration failoverCheck = Duration.ofSeconds(2);

  final Registry registry;

  World() {
    this(new MemoryNameStore());
  }

  /** A server on a database that others may use, too. */
  World(MemoryNameStore names) {
    this.names = names;
    registry =
        new Registry(
            new Ports(
                "names.d",
                clock,
                names,
                subscriptions,
                live,
                this,
                jid -> sessions.getOrDefault(jid, SessionState.CONNECTED),
                (owner, other) -> {
                  looksAtContacts++;
                  return contacts.contains(owner + " " + other);
                },
                new Admission() {
                  @Override
                  public boolean mayRegister(Requester who) {
                    return !strangers.contains(who.bare());
                  }

                  @Override
                  public boolean mayRelay(Requester who) {
                    return !strangers.contains(who.bare());
                  }

                  @Override
                  public boolean isBanned(String name) {
                    return banned.contains(name);
                  }
                },
                (actor, summary) -> audited.add(actor + " " + summary),
                scheduler,
                this));
  }

  static Requester who(String full) {
    int slash = full.indexOf('/');
    return new Requester(slash < 0 ? full : full.substring(0, slash), full);
  }

  static StartRequest request(String name, String full, String instance) {
    return new StartRequest(name, who(full), instance, null, false, 0, Profile.EMPTY, null);
  }

  static StartRequest withKey(StartRequest r, String key) {
    return new StartRequest(
        r.name(), r.who(), r.instance(), key, r.standby(), r.priority(), r.profile(), null);
  }

  static StartRequest standby(StartRequest r, int priority) {
    return new StartRequest(
        r.name(), r.who(), r.instance(), r.key(), true, priority, r.profile(), null);
  }

  static StartRequest saying(StartRequest r, Profile profile) {
    return new StartRequest(
        r.name(), r.who(), r.instance(), r.key(), r.standby(), r.priority(), profile, null);
  }

  StartAnswer start(StartRequest request) {
    CompletableFuture<StartAnswer> answer = registry.start(request);
    scheduler.settle();
    return now(answer);
  }

  Address resolve(String name, String full) {
    CompletableFuture<Address> answer = registry.resolve(name, who(full));
    scheduler.settle();
    return now(answer);
  }

  /** The outcome of something that must be over. */
  static <T> T now(CompletableFuture<T> stage) {
    if (!stage.isDone()) {
      throw new AssertionError("not answered yet");
    }
    try {
      return stage.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw e;
    }
  }

  List<String> sentSince() {
    scheduler.settle();
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  @Override
  public void available(String name, String to, long epoch) {
    sent.add("available " + name + " " + epoch + " to " + to);
  }

  @Override
  public void leaving(String fullJid) {
    sent.add("leaving to " + fullJid);
  }

  @Override
  public void unavailable(String name, String to) {
    sent.add("unavailable " + name + " to " + to);
  }

  @Override
  public void subscribed(String name, String to) {
    sent.add("subscribed " + name + " to " + to);
  }

  @Override
  public void unsubscribed(String name, String to) {
    sent.add("unsubscribed " + name + " to " + to);
  }

  @Override
  public CompletableFuture<Boolean> ping(String name, String fullJid) {
    sent.add("ping " + fullJid);
    return reply(fullJid);
  }

  @Override
  public CompletableFuture<Boolean> promote(
      String name, String fullJid, long epoch, String ticketKey) {
    sent.add("promoted " + name + " " + epoch + " to " + fullJid);
    promoted.put(fullJid, ticketKey);
    return refusing.contains(fullJid) ? CompletableFuture.completedFuture(false) : reply(fullJid);
  }

  private CompletableFuture<Boolean> reply(String fullJid) {
    CompletableFuture<Boolean> reply = new CompletableFuture<>();
    if (silent.contains(fullJid)) {
      scheduler.after(patience(), () -> reply.complete(false));
    } else {
      reply.complete(true);
    }
    return reply;
  }

  @Override
  public void status(String name, String fullJid, StartState state, long epoch) {
    sent.add("status " + name + " " + state.wire() + " " + epoch + " to " + fullJid);
  }

  @Override
  public Rate registrations() {
    return registrations;
  }

  @Override
  public Rate misses() {
    return misses;
  }

  @Override
  public int namesPerAccount() {
    return namesPerAccount;
  }

  @Override
  public int standbysPerName() {
    return standbys;
  }

  @Override
  public Duration failoverCheck() {
    return failoverCheck;
  }

  @Override
  public Duration expiry() {
    return expiry;
  }
}
