package dev.parley.demo.cli;

import dev.parley.CallState;
import dev.parley.MissedCall;
import dev.parley.PeerConnection;
import dev.parley.demo.io.Output;
import dev.parley.media.PitchMeter;
import dev.parley.media.RemoteAudioTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.RemoteVideoTrack;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events that {@code call} and {@code answer} print about calls. */
final class CallEvents {
  private final Output output;

  CallEvents(Output output) {
    this.output = output;
  }

  /** Somebody calls here. */
  void incoming(String id, String caller, boolean video) {
    output.event(
        "incoming",
        caller + " calls" + (video ? " with video" : ""),
        fields -> fields.put("id", id).put("peer", caller).put("video", video));
  }

  void state(String id, String peer, CallState state) {
    String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    output.event(
        "state",
        peer + ": " + word,
        fields -> fields.put("id", id).put("peer", peer).put("state", word));
  }

  void missed(MissedCall call) {
    String caller = call.caller().asBareJid().toString();
    output.event(
        "missed",
        caller + " called in vain at " + call.at(),
        fields ->
            fields
                .put("id", call.id())
                .put("peer", caller)
                .put("at", call.at().toString())
                .put("video", call.video()));
  }

  /** Tells what arrives: the first sound with a tone in it, or without, and the first picture. */
  void listen(PeerConnection session) {
    session.onTrack(this::listen);
  }

  private void listen(RemoteTrack track) {
    AtomicBoolean told = new AtomicBoolean();
    if (track instanceof RemoteAudioTrack audio) {
      PitchMeter pitch = new PitchMeter();
      audio.addSink(
          frame -> {
            pitch.onAudio(frame);
            if (pitch.hertz().isPresent() && told.compareAndSet(false, true)) {
              long hertz = Math.round(pitch.hertz().getAsDouble());
              output.event(
                  "sound", "hears a tone of " + hertz + " Hz", fields -> fields.put("hz", hertz));
            }
          });
    } else if (track instanceof RemoteVideoTrack video) {
      video.addSink(
          frame -> {
            if (told.compareAndSet(false, true)) {
              output.event(
                  "picture",
                  "sees " + frame.width() + " x " + frame.height(),
                  fields -> fields.put("width", frame.width()).put("height", frame.height()));
            }
          });
    }
  }
}
