package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.SessionState;
import dev.parley.openfire.registry.Sessions;

/** Leaves the sessions of instances to the nodes that look after them. */
final class ClusterSessions implements Sessions {
  private final Sessions here;
  private final ClusterLiveStore live;

  ClusterSessions(Sessions here, ClusterLiveStore live) {
    this.here = here;
    this.live = live;
  }

  @Override
  public SessionState state(String fullJid) {
    String node = live.nodeOf(fullJid);
    if (node == null || live.isOwn(node)) {
      return here.state(fullJid);
    }
    return live.isPresent(node) ? SessionState.ELSEWHERE : SessionState.GONE;
  }
}
