package dev.parley.internal;

import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import dev.parley.internal.Doorkeeper.Host;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerOptions.Bundle;
import dev.parley.peer.SerialExecutor;
import dev.parley.peer.SessionInfo;
import dev.parley.session.JingleSession;
import dev.parley.session.SessionKey;
import dev.parley.signaling.JingleSignaling;
import dev.parley.signaling.Vigil;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who wants a session, from the wish to its being connected. Nothing native is made for
 * anybody who is not admitted. Confined to the session's executor, policies excepted.
 */
final class Visitor {

  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);

  /** How long a policy may take, and then how long the session to connect. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConnectionRequest request;
  private final JingleSession session;
  private final JingleSignaling signaling;
  private final PeerMaker peers;
  private final Bundle bundle;
  private final SerialExecutor executor;
  private final SerialExecutor application;
  private SerialExecutor.@Nullable Timer limit;
  private List<Host> asked = List.of();
  private boolean decided;

  Visitor(
      ConnectionRequest request,
      JingleSession session,
      JingleSignaling signaling,
      PeerMaker peers,
      Bundle bundle,
      SerialExecutor executor,
      SerialExecutor application) {
    this.request = request;
    this.session = session;
    this.signaling = signaling;
    this.peers = peers;
    this.bundle = bundle;
    this.executor = executor;
    this.application = application;
  }

  /** Asks the hosts one after the other until one admits the caller. */
  void ask(List<Host> hosts) {
    if (hosts.isEmpty()) {
      signaling.end(EndReason.DECLINE, "nobody here takes sessions");
      return;
    }
    asked = hosts;
    Duration patience =
        hosts.stream().map(host -> host.asking().patience()).max(Duration::compareTo).orElseThrow();
    limit =
        executor.schedule(
            () -> decide(null, Decision.reject(EndReason.TIMEOUT, "nobody decided")), patience);
    application.execute(() -> ask(hosts.iterator()));
  }

  /** Application code. */
  private void ask(Iterator<Host> hosts) {
    Host host = hosts.next();
    var unused =
        decisionOf(host)
            .whenComplete(
                (decision, failure) -> {
                  Decision made = failure == null ? decision : failed(host, failure);
                  if (made.accepted() || !hosts.hasNext()) {
                    executor.execute(() -> decide(made.accepted() ? host : null, made));
                  } else {
                    application.execute(() -> ask(hosts));
                  }
                });
  }

  private CompletionStage<Decision> decisionOf(Host host) {
    try {
      return host.asking().ask(request, this);
    } catch (RuntimeException e) {
      return CompletableFuture.completedStage(failed(host, e));
    }
  }

  private static Decision failed(Host host, Throwable e) {
    LOG.warn("The policy for {} failed, so its caller is declined", host.name(), e);
    return Decision.reject(null);
  }

  /** Tells the caller that a person is being alerted; from any thread. */
  void ring() {
    executor.execute(() -> signaling.inform(SessionInfo.of(SessionInfo.Kind.RINGING)));
  }

  /** With whom the session is, and which; from any thread. */
  SessionKey session() {
    return session.key();
  }

  /** The session is over; whoever is still deciding about it need not. */
  void withdrawn() {
    if (!decided) {
      asked.forEach(host -> host.asking().withdrawn());
    }
  }

  private void decide(@Nullable Host host, Decision decision) {
    if (decided) {
      return;
    }
    decided = true;
    if (limit != null) {
      limit.cancel();
    }
    if (host == null || !session.state().isLive()) {
      signaling.end(decision.reason(), decision.text().orElse(null));
      return;
    }
    try {
      admit(host, decision);
    } catch (RuntimeException | Error e) {
      // Errors too: a native library that does not load is one, and the caller waits.
      LOG.error("A session with {} could not be set up", request.caller(), e);
      signaling.end(EndReason.FAILED_APPLICATION, "the session could not be set up");
    }
  }

  private void admit(Host host, Decision decision) {
    // A session called by address but taken by a master is the master's, and ends with it.
    PeerLink link =
        peers.answer(executor, application, PATIENCE, Optional.ofNullable(host.name()), bundle);
    link.bind(session);
    Vigil.keep(link.peer(), signaling);
    link.peer()
        .connected()
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                host.handoff().give(link);
              } else {
                LOG.debug("No session with {}: {}", request.caller(), failure.getMessage());
                host.notConnected().accept(failure);
              }
            });
    var unused =
        PeerMaker.answerWith(link, decision.tracks())
            .whenComplete(
                (nothing, failure) -> {
                  if (failure != null) {
                    LOG.warn("The tracks for {} cannot be sent", request.caller(), failure);
                  }
                  link.peer().attach(signaling);
                });
  }
}
