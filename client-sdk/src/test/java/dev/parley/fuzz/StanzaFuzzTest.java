package dev.parley.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JinglePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any XML as a Jingle stanza: the provider throws nothing, and what it read can be written. */
class StanzaFuzzTest {

  static Stream<byte[]> seeds() {
    return Seeds.stanzas();
  }

  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "jingle.dict")
  @FuzzTest(maxDuration = "5m")
  void read(byte[] input) throws Exception {
    String xml = new String(input, StandardCharsets.UTF_8);
    Bounded.by(
        xml.length(),
        () -> {
          JinglePayload payload = Sound.read(xml);
          if (payload instanceof Jingle jingle) {
            Sound.stanza(jingle);
          }
        });
  }
}
