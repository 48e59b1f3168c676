package dev.parley.internal;

import dev.parley.ConnectionRequest;
import dev.parley.Decision;
import dev.parley.internal.Doorkeeper.Host;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerOptions.Bundle;
import dev.parley.peer.SerialExecutor;
import dev.parley.session.JingleSession;
import dev.parley.signaling.JingleSignaling;
import dev.parley.signaling.Vigil;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ConnectionRequest request;
  private final JingleSession session;
  private final JingleSignaling signaling;
  private final PeerMaker peers;
  private final Bundle bundle;
  private final SerialExecutor executor;
  private final SerialExecutor application;
  private SerialExecutor.@Nullable Timer limit;
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
    limit =
        executor.schedule(
            () -> decide(null, Decision.reject(EndReason.TIMEOUT, "nobody decided")), PATIENCE);
    application.execute(
        () -> {
          Decision decision = Decision.reject(null);
          for (Host host : hosts) {
            decision = ask(host);
            if (decision.accepted()) {
              Decision yes = decision;
              executor.execute(() -> decide(host, yes));
              return;
            }
          }
          Decision no = decision;
          executor.execute(() -> decide(null, no));
        });
  }

  /** Application code. */
  private Decision ask(Host host) {
    try {
      return host.policy().decide(request);
    } catch (RuntimeException e) {
      LOG.warn("The policy for {} failed, so its caller is declined", host.name(), e);
      return Decision.reject(null);
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
                host.notConnected().run();
              }
            });
    var unused =
        PeerMaker.send(link, decision.tracks())
            .whenComplete(
                (nothing, failure) -> {
                  if (failure != null) {
                    LOG.warn("The tracks for {} cannot be sent", request.caller(), failure);
                  }
                  link.peer().attach(signaling);
                });
  }
}
