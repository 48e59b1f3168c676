package dev.parley.openfire.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.openfire.it.Postgres;
import dev.parley.openfire.registry.Address;
import dev.parley.openfire.registry.Admission;
import dev.parley.openfire.registry.LiveName;
import dev.parley.openfire.registry.LocalLiveStore;
import dev.parley.openfire.registry.Messenger;
import dev.parley.openfire.registry.NameRecord;
import dev.parley.openfire.registry.NameStore;
import dev.parley.openfire.registry.Ports;
import dev.parley.openfire.registry.Profile;
import dev.parley.openfire.registry.RefusedException;
import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.Requester;
import dev.parley.openfire.registry.Scheduler;
import dev.parley.openfire.registry.SessionState;
import dev.parley.openfire.registry.Settings;
import dev.parley.openfire.registry.StartRequest;
import dev.parley.openfire.registry.StartState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A whole registry on a PostgreSQL, with connections, threads and live state of its own, as each
 * server has. All its sessions agree to everything at once. Before it raises an epoch it waits at
 * the line for the other one.
 */
final class RacingRegistry implements Messenger, Scheduler, AutoCloseable {
  private static final Requester CALLER = new Requester("bob@d", "bob@d/x");

  private final HikariDataSource pool = new HikariDataSource();
  private final ExecutorService ordered = Executors.newSingleThreadExecutor();
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final LocalLiveStore live = new LocalLiveStore();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final List<String> promoted = new CopyOnWriteArrayList<>();
  private final JdbcNameStore store;
  private final Registry registry;

  RacingRegistry(Postgres postgres, String database, CyclicBarrier line) {
    pool.setJdbcUrl(postgres.url(database));
    pool.setUsername(postgres.user());
    pool.setPassword(postgres.password());
    pool.setMaximumPoolSize(3);
    store = new JdbcNameStore(pool::getConnection);
    registry =
        new Registry(
            new Ports(
                "names.d",
                Clock.systemUTC(),
                atTheLine(store, line),
                new JdbcSubscriptionStore(pool::getConnection),
                live,
                this,
                jid -> gone.contains(jid) ? SessionState.GONE : SessionState.CONNECTED,
                (owner, other) -> false,
                everybody(),
                (actor, summary) -> {},
                this,
                new Settings() {}));
  }

  /** The store, in which both registries raise an epoch at the same moment. */
  private static NameStore atTheLine(NameStore store, CyclicBarrier line) {
    return (NameStore)
        Proxy.newProxyInstance(
            NameStore.class.getClassLoader(),
            new Class<?>[] {NameStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("raiseEpoch")) {
                line.await(30, TimeUnit.SECONDS);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Admission everybody() {
    return new Admission() {
      @Override
      public boolean mayRegister(Requester who) {
        return true;
      }

      @Override
      public boolean mayRelay(Requester who) {
        return false;
      }

      @Override
      public boolean isBanned(String name) {
        return false;
      }
    };
  }

  /** An instance in a session of its own. */
  void start(String name, String instance, boolean standby) throws Exception {
    Requester who = new Requester("alice@d", "alice@d/" + instance);
    registry
        .start(new StartRequest(name, who, instance, null, standby, 0, Profile.EMPTY, null))
        .get(30, TimeUnit.SECONDS);
  }

  /** What this registry believes of a name. */
  LiveName live(String name) {
    return live.get(name).orElse(null);
  }

  void believe(LiveName state) {
    live.locked(
        state.name(),
        () -> {
          live.put(state);
          return null;
        });
  }

  NameRecord record(String name) {
    return store.find(name).orElseThrow();
  }

  /** A session is gone; what a caller is told after the election. */
  CompletableFuture<String> loses(String name, String jid) {
    gone.add(jid);
    return CompletableFuture.runAsync(() -> registry.sessionEnded(jid), workers)
        .thenComposeAsync(done -> registry.resolve(name, CALLER), workers)
        .handle(RacingRegistry::outcome);
  }

  private static String outcome(Address address, Throwable failure) {
    if (failure == null) {
      return "serves " + address.instance() + " " + address.epoch();
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RefusedException refused
        ? refused.refusal() + " " + refused.getMessage()
        : cause.toString();
  }

  /** Who was promoted since the last call, as "EPOCH INSTANCE". */
  List<String> takePromoted() {
    List<String> all = new ArrayList<>(promoted);
    promoted.removeAll(all);
    return all;
  }

  @Override
  public CompletableFuture<Boolean> promote(
      String name, String fullJid, long epoch, String ticketKey) {
    promoted.add(epoch + " " + fullJid.substring(fullJid.indexOf('/') + 1));
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> ping(String name, String fullJid) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public void available(String name, String to, long epoch) {}

  @Override
  public void unavailable(String name, String to) {}

  @Override
  public void leaving(String fullJid) {}

  @Override
  public void subscribed(String name, String to) {}

  @Override
  public void unsubscribed(String name, String to) {}

  @Override
  public void status(String name, String fullJid, StartState state, long epoch) {}

  @Override
  public void inOrder(Runnable work) {
    ordered.execute(work);
  }

  @Override
  public void soon(Runnable work) {
    workers.execute(work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    ScheduledFuture<?> unused =
        timer.schedule(() -> soon(work), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    ordered.shutdownNow();
    pool.close();
  }
}
