package dev.parley.internal;

import dev.parley.PeerConnection;
import dev.parley.peer.internal.NativePeer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Looks behind a session. */
public final class Sections {

  private Sections() {}

  /** How many media sections its descriptions have, removed ones included. */
  public static int of(PeerConnection session) throws Exception {
    NativePeer peer = NativePeer.of(((PeerLink) session).peer());
    CompletableFuture<Integer> result = new CompletableFuture<>();
    peer.executor().execute(() -> result.complete(peer.remoteDescription().media().size()));
    return result.get(10, TimeUnit.SECONDS);
  }
}
