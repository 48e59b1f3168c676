package dev.parley.openfire.cluster;

import java.util.Base64;
import org.jivesoftware.openfire.cluster.ClusterManager;
import org.jivesoftware.util.cache.CacheFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other nodes, as Openfire's clustering knows them. */
final class OpenfirePeers implements Peers {
  private static final Logger Log = LoggerFactory.getLogger(OpenfirePeers.class);

  /** The id of a node as text. */
  static String id(byte[] node) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(node);
  }

  private static byte[] bytes(String id) {
    return Base64.getUrlDecoder().decode(id);
  }

  @Override
  public boolean areNone() {
    return CacheFactory.getClusterNodesInfo().size() < 2;
  }

  @Override
  public void tellOthers(Notice notice) {
    try {
      if (!areNone()) {
        CacheFactory.doClusterTask(new NamesTask(notice));
      }
    } catch (RuntimeException e) {
      Log.warn("The other nodes could not be told: {}", notice, e);
    }
  }

  @Override
  public boolean tell(String node, Notice notice) {
    if (!isPresent(node)) {
      return false;
    }
    try {
      CacheFactory.doClusterTask(new NamesTask(notice), bytes(node));
      return true;
    } catch (RuntimeException e) {
      Log.warn("A node that is about to leave could not be told: {}", notice, e);
      return false;
    }
  }

  @Override
  public boolean isPresent(String node) {
    return CacheFactory.getClusterNodeInfo(bytes(node)) != null;
  }

  @Override
  public boolean leads() {
    return ClusterManager.isSeniorClusterMember();
  }
}
