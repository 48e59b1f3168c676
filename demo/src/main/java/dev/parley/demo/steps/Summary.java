package dev.parley.demo.steps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.demo.io.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the demo found out, as a table for people and as one JSON object. */
public final class Summary {
  private final List<StepResult> steps;
  private final Findings findings;

  Summary(List<StepResult> steps, Findings findings) {
    this.steps = List.copyOf(steps);
    this.findings = findings;
  }

  /** Whether every step held. */
  public boolean ok() {
    return steps.stream().allMatch(StepResult::ok);
  }

  /** On one line; a part whose step did not get to its figures is null. */
  public String json() {
    ObjectNode result = Json.object().put("ok", ok());
    ArrayNode list = result.putArray("steps");
    for (StepResult step : steps) {
      ObjectNode node =
          list.addObject()
              .put("name", step.name())
              .put("ok", step.ok())
              .put("ms", Round.to(step.millis(), 1));
      step.error().ifPresent(error -> node.put("error", error));
    }
    put(result, "signalling", findings.signalling());
    put(result, "connect", findings.connect());
    put(result, "file", findings.file());
    put(result, "media", findings.media());
    return Json.write(result);
  }

  private static void put(ObjectNode result, String name, Optional<ObjectNode> part) {
    part.ifPresentOrElse(node -> result.set(name, node), () -> result.putNull(name));
  }

  /** Some lines. */
  public String table() {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      StepResult step = steps.get(i);
      table.append(
          String.format(
              Locale.ROOT,
              "  %d  %-10s %-7s %10s  %s%n",
              i + 1,
              step.name(),
              step.ok() ? "ok" : "FAILED",
              Clock.text(step.millis()),
              step.error().orElse("")));
    }
    row(table, "signalling", findings.signalling(), "%s Jingle IQs, %s bytes", "iqs", "bytes");
    row(
        table,
        "connect",
        findings.connect(),
        "median %s ms of %s by name, %s times the %s ms without signalling",
        "medianMs",
        "runs",
        "ratio",
        "limitMs");
    row(
        table,
        "file",
        findings.file(),
        "%s bytes, %s MB/s, SHA-256 equal: %s",
        "bytes",
        "mbPerSecond",
        "sha256");
    row(
        table,
        "media",
        findings.media(),
        "tone %s Hz, %s frames, in order: %s",
        "toneHz",
        "frames",
        "framesInOrder");
    return table.toString();
  }

  private static void row(
      StringBuilder table,
      String label,
      Optional<ObjectNode> part,
      String format,
      String... fields) {
    part.ifPresent(
        node -> {
          Object[] values = new Object[fields.length];
          for (int i = 0; i < fields.length; i++) {
            values[i] = node.path(fields[i]).asText();
          }
          table.append(String.format(Locale.ROOT, "     %-10s ", label));
          table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
        });
  }
}
