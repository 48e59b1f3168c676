package dev.parley.peer.internal;

import dev.parley.ice.IceTransportPolicy;
import dev.parley.peer.EndReason;
import dev.parley.peer.NoNetworkAddressException;
import dev.parley.peer.NoPathException;
import dev.parley.peer.PeerException;
import dev.parley.peer.Signaling;
import dev.parley.peer.TrickledCandidate;
import java.util.List;

/** Local candidates that did not ride in a description go to the signalling. */
final class CandidateOutput implements LocalCandidates.Output {

  private final PeerCore core;

  CandidateOutput(PeerCore core) {
    this.core = core;
  }

  @Override
  public void candidates(List<TrickledCandidate> batch) {
    Signaling open = core.openSignaling();
    if (open != null) {
      open.candidates(batch);
    }
  }

  @Override
  public void complete() {
    Signaling open = core.openSignaling();
    if (open != null) {
      open.gatheringComplete();
    }
  }

  @Override
  public void none() {
    if (!core.wasConnected() && !core.isEnding()) {
      core.fail(noCandidate(), EndReason.FAILED_TRANSPORT, true);
    }
  }

  private PeerException noCandidate() {
    String reported = core.iceErrors.text();
    if (core.options.iceConfig().policy() == IceTransportPolicy.RELAY) {
      return new NoPathException(
          "Only relayed connections are allowed, and no TURN server gave an address: check their"
              + " URLs, username and credential"
              + reported);
    }
    return new NoNetworkAddressException(
        "ICE found no address on this machine: is it connected to a network, or is a port range too"
            + " narrow?"
            + reported);
  }
}
