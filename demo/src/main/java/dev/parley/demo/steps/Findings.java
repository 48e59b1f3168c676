package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.util.Optional;

/** The figures for the summary, as the parts of the JSON result; absent until a step found them. */
final class Findings {
  private Optional<ObjectNode> signalling = Optional.empty();
  private Optional<ObjectNode> connect = Optional.empty();
  private Optional<ObjectNode> file = Optional.empty();
  private Optional<ObjectNode> media = Optional.empty();

  void signalling(long iqs, long bytes) {
    signalling = Optional.of(Json.object().put("iqs", iqs).put("bytes", bytes));
  }

  void connect(double medianMs, double limitMs, int runs) {
    connect =
        Optional.of(
            Json.object()
                .put("medianMs", Round.to(medianMs, 2))
                .put("limitMs", Round.to(limitMs, 2))
                .put("ratio", Round.to(medianMs / limitMs, 2))
                .put("runs", runs));
  }

  void file(long bytes, double mbPerSecond, boolean sha256) {
    file =
        Optional.of(
            Json.object()
                .put("bytes", bytes)
                .put("mbPerSecond", Round.to(mbPerSecond, 1))
                .put("sha256", sha256));
  }

  void media(double toneHz, long frames, boolean framesInOrder) {
    media =
        Optional.of(
            Json.object()
                .put("toneHz", Round.to(toneHz, 1))
                .put("frames", frames)
                .put("framesInOrder", framesInOrder));
  }

  Optional<ObjectNode> signalling() {
    return signalling;
  }

  Optional<ObjectNode> connect() {
    return connect;
  }

  Optional<ObjectNode> file() {
    return file;
  }

  Optional<ObjectNode> media() {
    return media;
  }
}
