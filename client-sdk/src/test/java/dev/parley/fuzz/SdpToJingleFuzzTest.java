package dev.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.mapping.Creators;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.JingleToSdp;
import dev.parley.mapping.MappingException;
import dev.parley.mapping.SdpToJingle;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any session description through Jingle and back, and once more, which changes nothing. */
class SdpToJingleFuzzTest {

  private static final Origin ORIGIN = Origin.of(1, 1);

  static Stream<byte[]> seeds() {
    return Seeds.descriptions();
  }

  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "sdp.dict")
  @FuzzTest(maxDuration = "5m")
  void map(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    Bounded.by(text.length(), () -> map(text));
  }

  private static void map(String text) {
    SessionDescription session;
    try {
      session = SessionDescription.parse(text);
    } catch (SdpException refused) {
      return;
    }
    for (JingleForm form : List.of(JingleForm.STANDARD, JingleForm.PARLEY, JingleForm.STREAMS)) {
      JingleDescription mapped;
      try {
        mapped = SdpToJingle.map(session, Creator.INITIATOR, Creators.INITIATOR, form);
      } catch (IllegalArgumentException refused) {
        // No native layer writes such a description.
        continue;
      }
      Jingle jingle = stanza(mapped);
      Sound.stanza(jingle);
      try {
        SessionDescription once = JingleToSdp.offer(Sound.parts(jingle), Creator.INITIATOR, ORIGIN);
        Sound.description(once);
        if (form.equals(JingleForm.PARLEY)) {
          andBack(once);
        }
      } catch (MappingException refused) {
        assertThat(refused.condition()).isNotNull();
      }
    }
  }

  /** What has come by Jingle goes by Jingle, and comes again unchanged to the letter. */
  static void andBack(SessionDescription once) {
    Jingle jingle;
    try {
      jingle =
          stanza(SdpToJingle.map(once, Creator.INITIATOR, Creators.INITIATOR, JingleForm.PARLEY));
    } catch (IllegalArgumentException refused) {
      // At a limit already: what is said twice of a source, or of its stream, goes beyond.
      return;
    }
    Sound.stanza(jingle);
    try {
      SessionDescription twice = JingleToSdp.offer(Sound.parts(jingle), Creator.INITIATOR, ORIGIN);
      assertThat(twice.toSdp()).isEqualTo(once.toSdp());
    } catch (MappingException e) {
      throw new AssertionError("refused what it made itself", e);
    }
  }

  private static Jingle stanza(JingleDescription description) {
    return Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
        .contents(description.contents())
        .groups(description.groups())
        .build();
  }
}
