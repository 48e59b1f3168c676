package dev.parley.openfire.clustering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.cluster.ClusterEventListener;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.openfire.cluster.ClusterNodeInfo;
import org.jivesoftware.openfire.cluster.NodeID;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactoryStrategy;
import org.jivesoftware.util.cache.CacheWrapper;
import org.jivesoftware.util.cache.ClusterTask;
import org.jivesoftware.util.cache.ExternalizableUtil;
import org.jivesoftware.util.cache.ExternalizableUtilStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Openfire's caches, locks and tasks on Hazelcast, on loopback only. Openfire makes it by name. */
public final class HazelcastStrategy implements CacheFactoryStrategy, MembershipListener {
  private static final Logger log = LoggerFactory.getLogger(HazelcastStrategy.class);

  /** Where the other nodes listen; set before clustering is switched on. */
  static volatile List<Integer> others = List.of();

  /** Where this node listens, once it does. */
  static volatile int port;

  /** Whether this node is in a cluster, and not just on the way in or out. */
  static volatile boolean joined;

  private final ExecutorService tasks = Executors.newCachedThreadPool(HazelcastStrategy::thread);
  private final Last last = new Last();
  private HazelcastInstance hazelcast;
  private ExternalizableUtilStrategy streams;
  private boolean senior;

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "cluster-task");
    thread.setDaemon(true);
    return thread;
  }

  private static Config config() {
    Config config = new Config("openfire").setClusterName("openfire");
    config.setClassLoader(HazelcastInstance.class.getClassLoader());
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.max.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.operation.thread.count", "2");
    config.setProperty("hazelcast.operation.generic.thread.count", "2");
    config.setProperty("hazelcast.partition.count", "31");
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(0).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = network.getJoin();
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    others.forEach(p -> join.getTcpIpConfig().addMember("127.0.0.1:" + p));
    return config;
  }

  @Override
  public boolean startCluster() {
    streams = ExternalizableUtil.getInstance().getStrategy();
    ExternalizableUtil.getInstance().setStrategy(Streams.strategy());
    XMPPServer server = XMPPServer.getInstance();
    RemoteSessions remote = new RemoteSessions();
    server.setRemoteSessionLocator(remote);
    server.getRoutingTable().setRemotePacketRouter(remote);
    hazelcast = Hazelcast.newHazelcastInstance(config());
    port = hazelcast.getCluster().getLocalMember().getAddress().getPort();
    byte[] id = getClusterMemberID();
    server.setNodeID(NodeID.getInstance(id));
    hazelcast
        .<byte[]>getTopic("node " + new String(id, UTF_8))
        .addMessageListener(message -> tasks.execute(() -> run(message.getMessageObject())));
    hazelcast.getCluster().addMembershipListener(this);
    // Openfire has its configuration locked meanwhile, so nobody may wait here for its listeners.
    ClusterManager.addListener(last);
    ClusterManager.fireJoinedCluster(true);
    markSenior();
    return true;
  }

  private void markSenior() {
    if (!senior && isSeniorClusterMember()) {
      senior = true;
      ClusterManager.fireMarkedAsSeniorClusterMember();
    }
  }

  @Override
  public void stopCluster() {
    // The name service may have been loaded anew since: the last in the list is told last.
    ClusterManager.removeListener(last);
    ClusterManager.addListener(last);
    ClusterManager.fireLeftCluster();
  }

  /** Ends when Openfire has copied what it wants to keep, and everybody else has been told. */
  private final class Last implements ClusterEventListener {
    @Override
    public void joinedCluster() {
      joined = true;
    }

    @Override
    public void leftCluster() {
      ClusterManager.removeListener(this);
      end();
    }

    @Override
    public void joinedCluster(byte[] node) {}

    @Override
    public void leftCluster(byte[] node) {}

    @Override
    public void markedAsSeniorClusterMember() {}
  }

  private void end() {
    hazelcast.shutdown();
    tasks.shutdown();
    joined = false;
    XMPPServer server = XMPPServer.getInstance();
    server.setNodeID(null);
    server.getRoutingTable().setRemotePacketRouter(null);
    server.setRemoteSessionLocator(null);
    ExternalizableUtil.getInstance().setStrategy(streams);
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    ClusterManager.fireJoinedCluster(id(event.getMember()), true);
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    ClusterManager.fireLeftCluster(id(event.getMember()));
    markSenior();
  }

  private static byte[] id(Member member) {
    return member.getUuid().toString().getBytes(UTF_8);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Cache createCache(String name) {
    return new SharedCache<>(name, hazelcast.getMap(name));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void destroyCache(Cache cache) {
    ((SharedCache) unwrapped(cache)).destroy();
  }

  @SuppressWarnings("rawtypes")
  private static Cache unwrapped(Cache cache) {
    return cache instanceof CacheWrapper wrapper ? wrapper.getWrappedCache() : cache;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Lock getLock(Object key, Cache cache) {
    return new KeyLock(hazelcast, cache.getName(), SharedCache.key(key));
  }

  /** The lock of a key of a map, for the thread that has it. */
  private record KeyLock(HazelcastInstance hazelcast, String map, String key) implements Lock {
    @Override
    public void lock() {
      hazelcast.getMap(map).lock(key);
    }

    @Override
    public void lockInterruptibly() {
      lock();
    }

    @Override
    public boolean tryLock() {
      return hazelcast.getMap(map).tryLock(key);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
      return hazelcast.getMap(map).tryLock(key, time, unit);
    }

    @Override
    public void unlock() {
      hazelcast.getMap(map).unlock(key);
    }

    @Override
    public Condition newCondition() {
      throw new UnsupportedOperationException();
    }
  }

  private List<Member> members() {
    return new ArrayList<>(hazelcast.getCluster().getMembers());
  }

  @Override
  public boolean isSeniorClusterMember() {
    return members().get(0).localMember();
  }

  @Override
  public Collection<ClusterNodeInfo> getClusterNodesInfo() {
    List<ClusterNodeInfo> infos = new ArrayList<>();
    members().forEach(member -> infos.add(info(member)));
    return infos;
  }

  private ClusterNodeInfo info(Member member) {
    NodeID node = NodeID.getInstance(id(member));
    boolean first = member.equals(members().get(0));
    return new ClusterNodeInfo() {
      @Override
      public String getHostName() {
        return "localhost";
      }

      @Override
      public NodeID getNodeID() {
        return node;
      }

      @Override
      public long getJoinedTime() {
        return 0;
      }

      @Override
      public boolean isSeniorMember() {
        return first;
      }
    };
  }

  @Override
  public ClusterNodeInfo getClusterNodeInfo(byte[] node) {
    return members().stream()
        .filter(member -> Arrays.equals(id(member), node))
        .findFirst()
        .map(this::info)
        .orElse(null);
  }

  @Override
  public int getMaxClusterNodes() {
    return 10;
  }

  @Override
  public byte[] getSeniorClusterMemberID() {
    return id(members().get(0));
  }

  @Override
  public byte[] getClusterMemberID() {
    return id(hazelcast.getCluster().getLocalMember());
  }

  @Override
  public long getClusterTime() {
    return hazelcast.getCluster().getClusterTime();
  }

  @Override
  public void doClusterTask(ClusterTask<?> task) {
    for (Member member : members()) {
      if (!member.localMember()) {
        send(id(member), task);
      }
    }
  }

  @Override
  public void doClusterTask(ClusterTask<?> task, byte[] node) {
    if (getClusterNodeInfo(node) == null) {
      throw new IllegalArgumentException("No such node");
    }
    send(node, task);
  }

  private void send(byte[] node, ClusterTask<?> task) {
    hazelcast.getTopic("node " + new String(node, UTF_8)).publish(Bytes.of(task));
  }

  private void run(byte[] bytes) {
    try {
      ((ClusterTask<?>) Bytes.ofPlugins(bytes)).run();
    } catch (RuntimeException e) {
      log.error("A task from another node failed", e);
    }
  }

  /** Only chat rooms and statistics wait for tasks; they get no answer here. */
  @Override
  public Collection<Object> doSynchronousClusterTask(ClusterTask<?> task, boolean withLocal) {
    return List.of();
  }

  @Override
  public Object doSynchronousClusterTask(ClusterTask<?> task, byte[] node) {
    return null;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void updateCacheStats(Map<String, Cache> caches) {}

  @Override
  public String getPluginName() {
    return "clustering";
  }
}
