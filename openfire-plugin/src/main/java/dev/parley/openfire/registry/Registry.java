package dev.parley.openfire.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The name service: every operation of {@code urn:parley:names:1}, as calls with values.
 *
 * <p>Any thread may call. Methods that return a stage report refusals in the stage; the others
 * throw {@link RefusedException}. Both may fail with {@link StoreException}. Names must have passed
 * {@link NameRule} before they come here.
 */
public final class Registry {
  private static final int LOOKING_SHARE = 50;

  private final Ports ports;
  private final Counters counters;
  private final Liveness liveness;
  private final Watchers watchers;
  private final Instances instances;
  private final Starts starts;
  private final Stops stops;
  private final Resolves resolves;
  private final Ownership ownership;
  private final Listing listing;
  private final Expiry expiry;
  private final Nodes nodes;

  /** With everything it needs; starts no work of its own before {@link #begin}. */
  public Registry(Ports ports) {
    this.ports = ports;
    counters = new Counters(ports.clock());
    Limits limits = new Limits(ports.settings(), ports.clock());
    Visibility visibility = new Visibility(ports);
    Authority authority = new Authority(ports, visibility, limits);
    liveness = new Liveness(ports);
    watchers = new Watchers(ports, visibility, limits);
    Epochs epochs = new Epochs(ports, liveness, watchers);
    Elections elections = new Elections(ports, liveness, watchers, epochs, counters);
    instances = new Instances(ports, liveness, watchers, elections);
    starts = new Starts(ports, authority, liveness, watchers, epochs, instances);
    stops = new Stops(ports, authority, instances);
    resolves =
        new Resolves(ports, authority, visibility, limits, liveness, epochs, elections, instances);
    ownership = new Ownership(ports, authority, instances, watchers);
    listing = new Listing(ports, authority, visibility, limits);
    expiry = new Expiry(ports, ownership);
    nodes = new Nodes(ports, liveness, watchers, elections, epochs, instances);
  }

  /** Begins the background rounds: detached sessions, silent instances, unused names. */
  public void begin() {
    repeat(() -> ports.settings().detachedCheck(), instances::checkDetached);
    watchActive(ports.settings().failoverCheck());
    repeat(() -> ports.settings().sweep(), instances::sweep);
    repeat(() -> Duration.ofMinutes(10), expiry::round);
  }

  /**
   * The server tells nobody when it detaches a session from its connection, so it is looked at, and
   * often where a standby waits. (A name that has none gains nothing by losing its instance in the
   * moment before that is back.) With very many such names it is less often, so that looking takes
   * little of the time.
   */
  private void watchActive(Duration pause) {
    ports
        .scheduler()
        .after(
            pause,
            () -> {
              Instant begun = ports.clock().instant();
              Duration next = ports.settings().failoverCheck();
              try {
                instances.checkReplaceable();
                Duration took = Duration.between(begun, ports.clock().instant());
                next =
                    clamp(took.multipliedBy(LOOKING_SHARE), next, ports.settings().detachedCheck());
              } finally {
                watchActive(next);
              }
            });
  }

  private static Duration clamp(Duration value, Duration least, Duration most) {
    Duration below = value.compareTo(most) > 0 ? most : value;
    return below.compareTo(least) < 0 ? least : below;
  }

  private void repeat(Supplier<Duration> pause, Runnable round) {
    ports
        .scheduler()
        .after(
            pause.get(),
            () -> {
              try {
                round.run();
              } finally {
                repeat(pause, round);
              }
            });
  }

  /** Registers the name, or serves it, or stands by. */
  public CompletableFuture<StartAnswer> start(StartRequest request) {
    counters.start();
    return guarded(() -> starts.start(request));
  }

  /** Where the name is reached; waits for an election that runs, a few seconds at most. */
  public CompletableFuture<Address> resolve(String name, Requester who) {
    counters.resolve();
    return guarded(() -> resolves.resolve(name, who));
  }

  private static <T> CompletableFuture<T> guarded(Supplier<CompletableFuture<T>> operation) {
    try {
      return operation.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Ends the requester's instance, or the one with the id. */
  public void stop(String name, Requester who, @Nullable String instanceId, @Nullable String key) {
    stops.one(name, who, instanceId, key);
  }

  /** Ends all instances. */
  public void stopAll(String name, Requester who, @Nullable String key) {
    stops.all(name, who, key);
  }

  /** Gives the name up. */
  public void release(String name, Requester who, @Nullable String key) {
    ownership.release(name, who, key);
  }

  /** Makes a new secret key and returns it. */
  public String rekey(String name, Requester who) {
    return ownership.rekey(name, who);
  }

  /** Offers the name to a bare JID; null takes the offer back. */
  public void transfer(String name, Requester who, @Nullable String to) {
    ownership.offer(name, who, to);
  }

  /** Takes an offered name; returns its new secret key. */
  public String acceptTransfer(String name, Requester who) {
    return ownership.accept(name, who);
  }

  /** Changes what the owner says about the name. */
  public void configure(String name, Requester who, Profile profile) {
    ownership.configure(name, who, profile);
  }

  /** A session showed itself to the name or probed it: it hears of it from now on. */
  public void watch(String name, Requester who) {
    watchers.watch(name, who);
  }

  /** A session took its presence from the name back: it watches no more, and serves no more. */
  public void unwatch(String name, Requester who) {
    watchers.unwatch(name, who.full());
    if (!ports.live().namesOf(who.full()).contains(name)) {
      return;
    }
    ports
        .live()
        .locked(
            name,
            () -> {
              ports
                  .live()
                  .get(name)
                  .ifPresent(
                      state -> state.at(who.full()).ifPresent(i -> instances.remove(state, i)));
              return null;
            });
  }

  /** An account asks for the name's presence. */
  public void subscribe(String name, Requester who) {
    watchers.subscribe(name, who);
  }

  /** An account does not want the name's presence any more. */
  public void unsubscribe(String name, Requester who) {
    watchers.unsubscribe(name, who);
  }

  /** A stanza came from a session whose connection stands. */
  public void heard(String fullJid) {
    instances.heard(fullJid);
  }

  /** A session has ended. */
  public void sessionEnded(String fullJid) {
    instances.ended(fullJid);
  }

  /** An account is deleted: its names are released. */
  public void accountDeleted(String bareJid) {
    for (String name : ports.names().ownedBy(bareJid)) {
      ownership.releaseFor(name, bareJid, "the account is deleted");
    }
  }

  /** A page of the names that the requester may see, in order. */
  public NamePage list(Requester who, String after, int wanted) {
    return listing.page(who, after, wanted);
  }

  /** What service discovery says of a name. */
  public NameInfo info(String name, Requester who) {
    return listing.info(name, who);
  }

  /** What was counted since the service started. */
  public Counters counters() {
    return counters;
  }

  /** What comes from the other nodes of a cluster. */
  public Nodes nodes() {
    return nodes;
  }

  /** What administrators see and do. */
  public Administration administration() {
    return new Administration(ports, ownership, counters);
  }

  /**
   * Tells everybody that the service ends, when it takes no requests any more: subscribers that
   * their names are not live, and sessions that serve or watch names that they have to come again.
   */
  public void farewell() {
    watchers.farewell();
    Set<String> sessions = new HashSet<>(liveness.sessions());
    sessions.removeIf(this::isElsewhere);
    sessions.addAll(watchers.sessions());
    sessions.forEach(ports.messenger()::leaving);
  }

  private boolean isElsewhere(String fullJid) {
    return ports.live().namesOf(fullJid).stream()
        .flatMap(name -> ports.live().get(name).flatMap(state -> state.at(fullJid)).stream())
        .anyMatch(instance -> !ports.live().isHere(instance));
  }

  /** How many sessions are followed, as instances and as watchers: for statistics and tests. */
  public int[] followed() {
    return new int[] {liveness.tracked(), watchers.watching()};
  }

  /** What is live under all names. */
  public List<LiveName> live() {
    return List.copyOf(ports.live().all());
  }
}
