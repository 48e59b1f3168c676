package dev.parley.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a session description: read, or refused with the one exception that says so. */
class SdpFuzzTest {

  static Stream<byte[]> seeds() {
    return Seeds.descriptions();
  }

  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "sdp.dict")
  @FuzzTest(maxDuration = "5m")
  void read(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    Bounded.by(text.length(), () -> read(text));
    Bounded.by(text.length(), () -> candidate(text));
  }

  private static void read(String text) {
    SessionDescription session;
    try {
      session = SessionDescription.parse(text);
    } catch (SdpException refused) {
      return;
    }
    for (MediaDescription section : session.media()) {
      session.credentials(section);
    }
    Sound.description(session);
  }

  private static void candidate(String text) {
    IceCandidate candidate;
    try {
      candidate = IceCandidate.parse(text);
    } catch (IllegalArgumentException refused) {
      return;
    }
    if (!IceCandidate.parse(candidate.toLine()).equals(candidate)) {
      throw new AssertionError("another candidate than was written");
    }
  }
}
