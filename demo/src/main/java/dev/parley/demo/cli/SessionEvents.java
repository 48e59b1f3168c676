package dev.parley.demo.cli;

import dev.parley.PeerConnection;
import dev.parley.demo.io.Output;
import dev.parley.peer.PeerClosed;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerStatistics;
import java.util.Base64;

/** The events that {@code master} and {@code connect} print about a session. */
final class SessionEvents {
  private final Output output;
  private final PeerConnection peer;
  private final String address;
  private String path = "";

  SessionEvents(Output output, PeerConnection peer) {
    this.output = output;
    this.peer = peer;
    this.address = peer.remote().toString();
  }

  void connected() {
    output.event(
        "connected",
        "connected: " + address,
        fields -> {
          fields.put("peer", address);
          peer.name().ifPresent(name -> fields.put("name", name));
        });
    tellPath();
    peer.onStateChange(
        state -> {
          if (state == PeerState.CONNECTED) {
            tellPath();
          }
        });
  }

  /** Tells by which kinds of candidates the session goes, and again if it comes back by others. */
  private void tellPath() {
    // A session that ends meanwhile has no path to tell of.
    var unused =
        peer.statistics().thenAccept(figures -> figures.selectedPair().ifPresent(this::path));
  }

  private synchronized void path(PeerStatistics.SelectedPair pair) {
    PeerStatistics.Candidate local = pair.local();
    String kinds = "%s to %s by %s".formatted(local.type(), pair.remote().type(), local.protocol());
    if (!kinds.equals(path)) {
      path = kinds;
      output.event(
          "path",
          "path: " + kinds,
          fields ->
              fields
                  .put("peer", address)
                  .put("local", local.type())
                  .put("remote", pair.remote().type())
                  .put("protocol", local.protocol()));
    }
  }

  void message(String text) {
    output.message(text, fields -> fields.put("peer", address));
  }

  void message(byte[] bytes) {
    output.event(
        "message",
        "(" + bytes.length + " bytes of " + address + ")",
        fields ->
            fields.put("peer", address).put("base64", Base64.getEncoder().encodeToString(bytes)));
  }

  void closed(PeerClosed closed) {
    String by = closed.remote() ? "remote" : closed.cause() == null ? "local" : "network";
    output.event(
        "closed",
        "closed: " + address + ": " + describe(closed),
        fields -> {
          fields.put("peer", address).put("reason", closed.reason().token()).put("by", by);
          if (closed.text() != null) {
            fields.put("text", closed.text());
          }
        });
  }

  static String describe(PeerClosed closed) {
    return closed.reason().token() + (closed.text() == null ? "" : " (" + closed.text() + ")");
  }
}
