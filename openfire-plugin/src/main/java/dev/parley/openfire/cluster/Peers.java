package dev.parley.openfire.cluster;

/** Sends notices to the other nodes of the cluster. Does not wait, does not throw; any thread. */
interface Peers {

  /** To all others. They may get notices in another order than they were sent. */
  void tellOthers(Notice notice);

  /** To one. Returns whether that node is there. */
  boolean tell(String node, Notice notice);

  /** Whether a node is in the cluster now. */
  boolean isPresent(String node);

  /** Whether this node is alone. */
  boolean areNone();

  /** Whether this node is the oldest. */
  boolean leads();
}
