package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveStore;
import dev.parley.openfire.registry.Messenger;
import dev.parley.openfire.registry.Nodes;
import dev.parley.openfire.registry.Scheduler;
import dev.parley.openfire.registry.Sessions;
import dev.parley.openfire.registry.Settings;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.cluster.ClusterEventListener;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in a cluster, if there is one: clustering may be on or off, and be switched
 * while the service runs. Openfire tells of nodes on one thread of its own, which is not kept
 * waiting.
 */
public final class ClusterNode implements ClusterEventListener, AutoCloseable {
  private static final Logger Log = LoggerFactory.getLogger(ClusterNode.class);

  private final XMPPServer server;
  private final Scheduler scheduler;
  private final Settings settings;
  private final OpenfirePeers peers = new OpenfirePeers();
  private final CacheStates shared = new CacheStates();
  private final ClusterLiveStore live = new ClusterLiveStore(shared, peers, Clock.systemUTC());
  private final Steps steps;
  private @Nullable ClusterMessenger messenger;
  private volatile @Nullable Nodes nodes;

  /** A node that knows of nobody before {@link #open}. */
  public ClusterNode(XMPPServer server, Scheduler scheduler, Settings settings) {
    this.server = server;
    this.scheduler = scheduler;
    this.settings = settings;
    steps = new Steps(scheduler);
  }

  /** What is live on all nodes. */
  public LiveStore live() {
    return live;
  }

  /** Has questions asked where the sessions are. To be called once. */
  public Messenger messenger(Messenger here) {
    ClusterMessenger made = new ClusterMessenger(here, live, peers, scheduler, settings);
    messenger = made;
    return made;
  }

  /** Leaves the sessions of other nodes to them. */
  public Sessions sessions(Sessions here) {
    return new ClusterSessions(here, live);
  }

  /** Takes part from now on. Call {@link #messenger} before. */
  public void open(Nodes registry) {
    nodes = registry;
    live.followedBy(registry::changed);
    NamesTask.receivedBy(this::received);
    ClusterManager.addListener(this);
    if (ClusterManager.isClusteringStarted()) {
      joinedCluster();
    }
    lookAgainLater();
    checkLater();
  }

  /**
   * Openfire 4.2.0 tells nobody that it has left if the cluster's caches failed first; so this
   * looks for itself.
   */
  private void checkLater() {
    scheduler.after(
        settings.detachedCheck(),
        () -> {
          try {
            boolean started = ClusterManager.isClusteringStarted();
            if (started && live.node().isEmpty()) {
              joinedCluster();
            } else if (!started && !live.node().isEmpty()) {
              left();
            }
          } finally {
            checkLater();
          }
        });
  }

  /** Notices are told once; what one of them should have told is found out here. */
  private void lookAgainLater() {
    scheduler.after(
        settings.sweep(),
        () -> {
          try {
            lookAgain();
          } finally {
            lookAgainLater();
          }
        });
  }

  private void lookAgain() {
    if (live.node().isEmpty()) {
      return;
    }
    live.lookAtAll();
    if (live.leads()) {
      live.forgetEnded();
    }
    others().stream().filter(node -> !live.isPresent(node)).forEach(this::end);
  }

  /** The nodes that have instances, without this one. */
  private Set<String> others() {
    Set<String> others = new TreeSet<>();
    live.all().forEach(s -> s.instances().stream().map(Instance::node).forEach(others::add));
    others.removeIf(live::isOwn);
    return others;
  }

  private void end(String node) {
    Nodes registry = nodes;
    if (registry != null) {
      registry.left(node);
    }
  }

  @Override
  public void joinedCluster() {
    String id = OpenfirePeers.id(server.getNodeID().toByteArray());
    steps.next(
        () -> {
          if (live.node().equals(id)) {
            return;
          }
          Log.info("Names are shared with the cluster from now on; this node is {}", id);
          live.join(id);
          Nodes registry = nodes;
          if (registry != null) {
            registry.electMissing();
          }
        });
  }

  @Override
  public void leftCluster() {
    left();
    // Openfire keeps a copy of what the cluster had, and would force it on the next one.
    shared.clearCopy();
  }

  private void left() {
    if (live.node().isEmpty()) {
      return;
    }
    Log.info("Names are those of this node alone from now on");
    live.leave();
    steps.next(() -> others().forEach(this::end));
  }

  @Override
  public void joinedCluster(byte[] nodeId) {
    // It shares what it knows, and says so.
  }

  @Override
  public void leftCluster(byte[] nodeId) {
    String id = OpenfirePeers.id(nodeId);
    ClusterMessenger questions = messenger;
    if (questions != null) {
      questions.left(id);
    }
    steps.next(
        () -> {
          live.shareAgain();
          end(id);
        });
  }

  @Override
  public void markedAsSeniorClusterMember() {
    // Who leads is looked up when it matters.
  }

  /** A notice from another node, on a thread of the cluster's. */
  private void received(Notice notice) {
    switch (notice.kind()) {
      case CHANGED -> scheduler.soon(() -> live.look(notice.value(0)));
      case JUDGE -> withRegistry(registry -> registry.judged(notice.value(0)));
      case CLOSED -> steps.next(() -> end(notice.value(0)));
      case PING ->
          withRegistry(registry -> reply(notice, registry.ask(notice.value(2), notice.value(3))));
      case PROMOTE -> promote(notice);
      case ANSWER -> {
        ClusterMessenger questions = messenger;
        if (questions != null) {
          questions.answered(notice.value(0), Boolean.parseBoolean(notice.value(1)));
        }
      }
    }
  }

  private void withRegistry(Consumer<Nodes> action) {
    Nodes registry = nodes;
    if (registry != null) {
      action.accept(registry);
    }
  }

  private void promote(Notice notice) {
    ClusterMessenger questions = messenger;
    if (questions != null) {
      reply(
          notice,
          questions.promoteHere(
              notice.value(2), notice.value(3), Long.parseLong(notice.value(4)), notice.value(5)));
    }
  }

  private void reply(Notice question, CompletableFuture<Boolean> answer) {
    CompletableFuture<Void> unused =
        answer.thenAccept(
            yes ->
                peers.tell(
                    question.value(1),
                    Notice.of(Notice.Kind.ANSWER, question.value(0), Boolean.toString(yes))));
  }

  /**
   * Takes part no more: the instances of this node end for the others, as nobody looks after them.
   * Their state stays in the cluster if there are other nodes, else nothing stays.
   */
  @Override
  public void close() {
    ClusterManager.removeListener(this);
    NamesTask.receivedBy(null);
    String id = live.node();
    boolean alone = live.isAlone();
    live.leave();
    if (alone) {
      shared.destroy();
    } else {
      peers.tellOthers(Notice.of(Notice.Kind.CLOSED, id));
    }
    nodes = null;
  }
}
