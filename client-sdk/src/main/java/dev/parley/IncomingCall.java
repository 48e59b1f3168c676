package dev.parley;

import dev.parley.media.MediaTrack;
import dev.parley.peer.EndReason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;

/**
 * Somebody calls this account (XEP-0353), or this client directly by a session that offers audio or
 * video (XEP-0166).
 *
 * <p>Every method may be called from any thread and none blocks. The call rings until one of {@link
 * #accept}, {@link #reject()} and {@link #ignore()} is called or its {@link #state()} is over.
 */
public interface IncomingCall {

  /** The id of the call, which is the sid of its session. */
  String id();

  /** Who calls. */
  default EntityBareJid caller() {
    return device().asEntityBareJid();
  }

  /** The caller's device, which its XMPP server vouches for. */
  EntityFullJid device();

  /** Whether the caller is in the account's contact list. */
  boolean contact();

  /** Whether the caller wants to talk. */
  boolean audio();

  /** Whether the caller wants video. */
  boolean video();

  /** Whether the call is about data channels; those beside audio and video are not announced. */
  boolean data();

  /**
   * The id of the call with the same person which was under way and has been ended by this one
   * (XEP-0353 section 4.2): the person goes on with it on another device, or after a crash.
   */
  Optional<String> replaces();

  CallState state();

  /**
   * Sets what is told each change of {@link #state()}, on the application executor, in order; the
   * changes that were before it was set come first.
   */
  void onStateChange(Consumer<CallState> handler);

  /** {@link #accept(List)} without sending audio or video. */
  default CompletableFuture<PeerConnection> accept() {
    return accept(List.of());
  }

  /**
   * Takes the call on this device; the account's other devices stop ringing. This tells the caller
   * that the account is online, and where.
   *
   * <p>Completes when the session is connected. Fails with {@link CallOverException} if the call is
   * over or taken already; with {@code ConnectTimeoutException} if the caller's device did not
   * begin the session, or it was not connected, within 30 seconds; with what the session failed
   * with; or with the failure of the XMPP connection: then the call rings on.
   *
   * @param tracks the {@code AudioTrack}s and {@code VideoTrack}s to send, as far as the caller
   *     wants to receive them
   */
  CompletableFuture<PeerConnection> accept(List<MediaTrack> tracks);

  /** {@link #reject(EndReason, String)} with {@link EndReason#BUSY}, as XEP-0353 recommends. */
  default void reject() {
    reject(EndReason.BUSY, null);
  }

  /**
   * Declines; the account's other devices stop ringing. A reason other than {@link EndReason#BUSY}
   * may tell more than the person likes. Does nothing if the call is not ringing any more.
   *
   * @param text for people, at most 1,024 characters
   */
  void reject(EndReason reason, @Nullable String text);

  /**
   * Stops ringing here and tells nobody; other devices ring on. A session that was begun directly
   * has no other devices, so it is declined. Does nothing if the call is not ringing any more.
   */
  void ignore();
}
