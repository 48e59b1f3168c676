package dev.parley.demo.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void hasTheDocumentedForm() {
    Findings findings = new Findings();
    findings.signalling(4, 3800);
    findings.connect(9.1, 5.0, 20);
    findings.file(67108864, 90.04, true);
    findings.media(440.12, 120, true);

    Summary summary =
        new Summary(List.of(new StepResult("start", 12.34, Optional.empty())), findings);

    assertThat(summary.json())
        .isEqualTo(
            "{\"ok\":true,\"steps\":[{\"name\":\"start\",\"ok\":true,\"ms\":12.3}],"
                + "\"signalling\":{\"iqs\":4,\"bytes\":3800},"
                + "\"connect\":{\"medianMs\":9.1,\"limitMs\":5.0,\"ratio\":1.82,\"runs\":20},"
                + "\"file\":{\"bytes\":67108864,\"mbPerSecond\":90.0,\"sha256\":true},"
                + "\"media\":{\"toneHz\":440.1,\"frames\":120,\"framesInOrder\":true}}");
  }

  @Test
  void aStepThatFailedMakesTheWholeFail() {
    Summary summary =
        new Summary(
            List.of(
                new StepResult("start", 1, Optional.empty()),
                new StepResult("connect", 2, Optional.of("nobody there")),
                new StepResult("data", 0, Optional.of("not run"))),
            new Findings());

    assertThat(summary.ok()).isFalse();
    assertThat(summary.json())
        .startsWith("{\"ok\":false")
        .contains("\"error\":\"nobody there\"", "\"file\":null");
    assertThat(summary.table()).contains("FAILED").contains("nobody there");
  }
}
