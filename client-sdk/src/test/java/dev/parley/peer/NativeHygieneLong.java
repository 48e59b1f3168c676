package dev.parley.peer;

import static dev.parley.peer.NativeHygieneIT.checkMessages;
import static dev.parley.peer.NativeHygieneIT.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link NativeHygieneIT} in earnest: 500 connections and then a million messages in one JVM, both
 * of ours and of the bare library's. Runs with {@code -Phygiene} only.
 */
class NativeHygieneLong {

  private static final int CYCLES = 500;
  private static final int MESSAGES = 1_000_000;

  @TempDir Path directory;

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsLeftBehindIsNoMoreThanTheBareLibrarys() throws Exception {
    ChildJvm.Result result =
        ChildJvm.run(
            directory,
            1800,
            List.of("-Xms600m", "-Xmx600m", "-XX:+AlwaysPreTouch"),
            Hygiene.class,
            "both",
            Integer.toString(CYCLES),
            Integer.toString(MESSAGES));
    System.out.println(CYCLES + " connections, " + MESSAGES + " messages: " + result.output());
    assertThat(result.crashed()).isFalse();
    assertThat(result.status()).isZero();
    assertThat(value(result, "ours")).isLessThanOrEqualTo(value(result, "raw"));
    assertThat(value(result, "factories")).isZero();
    checkMessages(result, MESSAGES);
    // Native memory, since the heap is touched beforehand; 4 MB are the noise of an allocator.
    assertThat(value(result, "oursKb")).isLessThanOrEqualTo(value(result, "rawKb") + 4096);
  }
}
