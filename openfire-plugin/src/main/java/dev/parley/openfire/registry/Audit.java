package dev.parley.openfire.registry;

/** Writes changes of ownership where an administrator looks for them. Any thread. */
@FunctionalInterface
public interface Audit {

  /**
   * Records a change.
   *
   * @param actor the bare JID that made it
   * @param summary what happened, in few words, without secrets
   */
  void record(String actor, String summary);
}
