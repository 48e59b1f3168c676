package dev.parley.demo.cli;

import dev.parley.PeerConnection;
import dev.parley.demo.io.Output;
import dev.parley.peer.PeerClosed;
import java.util.Base64;

/** The events that {@code master} and {@code connect} print about a session. */
final class SessionEvents {
  private final Output output;
  private final PeerConnection peer;
  private final String address;

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
