package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.TrickledCandidate;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This side's candidates of one ICE generation, on their way to the other side. Those that are
 * there when the description can go ride in it; the rest goes in batches.
 *
 * <p>Host candidates for TCP are held back: they help only where UDP is blocked, and most
 * connections are up before anybody would have read them. They are sent if there is no connection
 * {@link #TCP_DELAY} after the description.
 *
 * <p>Confined to the peer's executor.
 */
final class LocalCandidates {

  /** What becomes of candidates that were not in a description. */
  interface Output {
    void candidates(List<TrickledCandidate> batch);

    /** There are no more; not said once there is a path, since nobody waits for more then. */
    void complete();

    /** Gathering ended with no candidate at all, or came to none in time. */
    void none();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LocalCandidates.class);

  /**
   * The description goes when no candidate came for this long. All host candidates for UDP come in
   * one burst, within a millisecond of the description; the next to come are a round trip to a
   * server away, and those for TCP a tenth of a second.
   */
  static final Duration QUIET = Duration.ofMillis(1);

  /** A description without any candidate does not wait longer than this for the first. */
  static final Duration LONGEST = Duration.ofMillis(150);

  /** For signalling that carries one description only; a dead STUN server takes 40 s otherwise. */
  static final Duration GATHERING_LIMIT = Duration.ofSeconds(3);

  /**
   * Until then there is a candidate or there will be none: where every port of a range is taken the
   * library never says that it is through. Servers may take longer than the machine itself.
   */
  static final Duration NONE_LIMIT = Duration.ofSeconds(3);

  static final Duration NONE_LIMIT_WITH_SERVERS = Duration.ofSeconds(10);

  static final Duration BATCH = Duration.ofMillis(10);
  static final Duration TCP_DELAY = Duration.ofMillis(150);

  private final SerialExecutor executor;
  private final Duration noneLimit;
  private final Output output;
  private final List<TrickledCandidate> waiting = new ArrayList<>();
  private final List<TrickledCandidate> held = new ArrayList<>();
  private CompletableFuture<Void> ready = new CompletableFuture<>();
  private CompletableFuture<Void> gathered = new CompletableFuture<>();
  private final Set<String> hosts = new HashSet<>();
  private int generation;
  private int seen;
  private boolean foundUdp;
  private boolean trickling;
  private boolean connected;
  private boolean completeSent;
  private SerialExecutor.@Nullable Timer batchTimer;

  LocalCandidates(SerialExecutor executor, boolean hostOnly, Output output) {
    this.executor = executor;
    this.noneLimit = hostOnly ? NONE_LIMIT : NONE_LIMIT_WITH_SERVERS;
    this.output = output;
  }

  /** A new generation begins: its local description was just applied. */
  void begin() {
    int mine = ++generation;
    waiting.clear();
    held.clear();
    hosts.clear();
    seen = 0;
    foundUdp = false;
    trickling = false;
    connected = false;
    completeSent = false;
    ready = new CompletableFuture<>();
    gathered = new CompletableFuture<>();
    executor.schedule(() -> endOf(mine, ready), LONGEST);
    executor.schedule(() -> endOf(mine, gathered), GATHERING_LIMIT);
    executor.schedule(() -> expectSome(mine), noneLimit);
  }

  /**
   * Completes when the description may go.
   *
   * @param all whether it must carry everything, because nothing can follow it
   */
  CompletableFuture<Void> ready(boolean all) {
    return all ? gathered : ready;
  }

  void add(RTCIceCandidate candidate) {
    TrickledCandidate trickled;
    try {
      IceCandidate parsed = IceCandidate.parse(candidate.sdp);
      trickled =
          new TrickledCandidate(
              candidate.sdpMid == null ? "" : candidate.sdpMid,
              candidate.sdpMLineIndex,
              parsed.extension("ufrag"),
              parsed);
    } catch (IllegalArgumentException e) {
      LOG.warn("A local candidate cannot be used: {}", e.getMessage());
      return;
    }
    seen++;
    if (trickled.candidate().type().equals("host")) {
      hosts.add(NetworkCheck.text(trickled.candidate().address()));
    }
    if (isHostTcp(trickled.candidate())) {
      if (!connected) {
        held.add(trickled);
      }
      return;
    }
    foundUdp |= trickled.candidate().transport().equals("udp");
    waiting.add(trickled);
    if (!ready.isDone()) {
      int mine = generation;
      int count = seen;
      executor.schedule(() -> endQuiet(mine, count), QUIET);
    }
    scheduleBatch();
  }

  /** The library has gathered all there are. */
  void gatheringComplete() {
    gathered.complete(null);
    ready.complete(null);
    if (seen == 0) {
      output.none();
    } else {
      scheduleBatch();
    }
  }

  /** The description with the candidates that are there now; they are not sent again. */
  SessionDescription completed(SessionDescription description, boolean all) {
    List<TrickledCandidate> taken = new ArrayList<>(waiting);
    waiting.clear();
    if (all || taken.isEmpty()) {
      taken.addAll(held);
      held.clear();
    }
    return description.mapMedia(section -> section.plus(of(section, taken)));
  }

  /** The description is sent: what comes from now on follows it. */
  void trickle() {
    trickling = true;
    int mine = generation;
    executor.schedule(() -> releaseHeld(mine), TCP_DELAY);
    if (!waiting.isEmpty() || gathered.isDone()) {
      scheduleBatch();
    }
  }

  /** There is a path; candidates that only help where there is none are not needed any more. */
  void connected() {
    connected = true;
    held.clear();
  }

  /** Whether one of these addresses is among this generation's. */
  boolean used(Set<String> addresses) {
    return hosts.stream().anyMatch(addresses::contains);
  }

  /** Whether this side has no way but TCP, as when no UDP port could be opened. */
  boolean hasNoUdp() {
    return !foundUdp;
  }

  private void endQuiet(int mine, int count) {
    if (mine == generation && count == seen) {
      ready.complete(null);
    }
  }

  private void expectSome(int mine) {
    if (mine == generation && seen == 0) {
      output.none();
    }
  }

  private void endOf(int mine, CompletableFuture<Void> what) {
    if (mine == generation) {
      what.complete(null);
    }
  }

  private void releaseHeld(int mine) {
    if (mine == generation && !connected && !held.isEmpty()) {
      waiting.addAll(held);
      held.clear();
      scheduleBatch();
    }
  }

  private void scheduleBatch() {
    if (trickling && batchTimer == null) {
      batchTimer = executor.schedule(this::flush, BATCH);
    }
  }

  private void flush() {
    batchTimer = null;
    if (!trickling) {
      return;
    }
    if (!waiting.isEmpty()) {
      List<TrickledCandidate> batch = List.copyOf(waiting);
      waiting.clear();
      output.candidates(batch);
    }
    if (gathered.isDone() && held.isEmpty() && !completeSent && !connected) {
      completeSent = true;
      output.complete();
    }
  }

  private static boolean isHostTcp(IceCandidate candidate) {
    return candidate.transport().equals("tcp") && candidate.type().equals("host");
  }

  private static List<IceCandidate> of(MediaDescription section, List<TrickledCandidate> taken) {
    return taken.stream()
        .filter(trickled -> trickled.mid().equals(section.mid()))
        .map(TrickledCandidate::candidate)
        .toList();
  }
}
