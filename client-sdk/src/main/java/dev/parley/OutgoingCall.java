package dev.parley;

import dev.parley.peer.EndReason;
import dev.parley.peer.PeerRefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityBareJid;

/**
 * A call to a person, on all of that person's devices at once (XEP-0353).
 *
 * <p>Every method may be called from any thread and none blocks.
 */
public interface OutgoingCall {

  /** Who is called. */
  EntityBareJid callee();

  /** The id of the call, which is the sid of its session. */
  String id();

  CallState state();

  /**
   * Sets what is told each change of {@link #state()}, on the application executor, in order; the
   * changes that were before it was set come first.
   */
  void onStateChange(Consumer<CallState> handler);

  /**
   * The session.
   *
   * <p>Completes when it is connected and its channels are open. Fails with
   *
   * <ul>
   *   <li>{@link PeerRefusedException}: the person declined; its reason says how
   *   <li>{@link CallNotAnsweredException}: nobody answered in time
   *   <li>{@link PeerUnavailableException}: the server knows nobody of that address, or the device
   *       that answered was gone
   *   <li>{@link CallOverException}: {@link #cancel()} was called here
   *   <li>what {@link Parley#connect(String, ConnectOptions)} fails with if somebody answered but
   *       no session came about; the failure of the XMPP connection; or {@link
   *       ParleyClosedException}
   * </ul>
   *
   * <p>Cancelling the future does what {@link #cancel()} does.
   */
  CompletableFuture<PeerConnection> connection();

  /**
   * Gives up: while it rings the call is retracted and the devices stop ringing; a session is ended
   * with {@link EndReason#SUCCESS}, one that is coming up with {@link EndReason#CANCEL}. Later
   * calls do nothing.
   */
  void cancel();
}
