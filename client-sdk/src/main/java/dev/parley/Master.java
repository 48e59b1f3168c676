package dev.parley;

import dev.parley.name.NameAnswer;
import dev.parley.name.Standing;
import dev.parley.name.StartedNameListener;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A master name that this client runs. */
public interface Master {

  /** The name as it was started, without the address of its service. */
  String name();

  /**
   * {@link NameAnswer#REGISTERED} if the name is new, else {@link NameAnswer#STARTED}; a standby
   * sees in {@link #standing()} that it is one.
   */
  NameAnswer answer();

  /**
   * Counts the changes of the name's active instance; grows when the name is started again after
   * the connection was lost.
   */
  long epoch();

  /** Where this instance of the name stands now. */
  Standing standing();

  /**
   * Adds a listener that is told when this changes: promoted, standby, interrupted, ended.
   *
   * @param listener called on the application executor
   */
  void addListener(StartedNameListener listener);

  /**
   * Sets what takes the sessions that come in by the name and that the policy admitted.
   *
   * @param handler called on the application executor, once per session, when it is connected;
   *     sessions that connected earlier are kept for it
   */
  void onConnection(Consumer<PeerConnection> handler);

  /**
   * As {@link Parley#stopMaster(String, StopOptions)}.
   *
   * @return {@link NameAnswer#STOPPED}, also if it was stopped before
   */
  CompletableFuture<NameAnswer> stop(StopOptions options);
}
