package dev.parley.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SdpPropertyTest {
  @Property(tries = 2000)
  void parsingImpliesWriting(@ForAll("damaged") String text) {
    SessionDescription parsed;
    try {
      parsed = SessionDescription.parse(text);
    } catch (SdpException refused) {
      return;
    }
    String written = parsed.toSdp();
    try {
      assertThat(SessionDescription.parse(written)).isEqualTo(parsed);
    } catch (SdpException e) {
      throw new AssertionError("wrote what it cannot read", e);
    }
    assertThat(written.replace("\r\n", "").chars()).noneMatch(c -> c < ' ');
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    try {
      assertThat(SessionDescription.parse(text).toSdp()).startsWith("v=0\r\n");
    } catch (SdpException refused) {
      assertThat(refused.line()).isNotNegative();
    }
  }

  @Property
  void anyCandidateIsReadOrRefused(@ForAll("candidates") String text) {
    try {
      IceCandidate candidate = IceCandidate.parse(text);
      assertThat(IceCandidate.parse(candidate.toLine())).isEqualTo(candidate);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("\n");
    }
  }

  /** A captured description with a few characters changed, lines swapped, doubled or cut. */
  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> files = Arbitraries.of(SdpFiles.CAPTURED).map(SdpFiles::sdp);
    Arbitrary<List<Damage>> damages = damage().list().ofMaxSize(4);
    return Combinators.combine(files, damages)
        .as(
            (text, list) -> {
              String result = text;
              for (Damage damage : list) {
                result = damage.apply(result);
              }
              return result;
            });
  }

  @Provide
  Arbitrary<String> candidates() {
    return Arbitraries.of(
            "candidate:",
            "1",
            "udp",
            "tcp",
            "typ",
            "host",
            "raddr",
            "rport",
            "10.0.0.1",
            "65536",
            "",
            "tcptype",
            "\t",
            "generation",
            "-1",
            "\n")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join(" ", parts));
  }

  private static Arbitrary<Damage> damage() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(3),
            Arbitraries.of("\r\n", "\n", "\r", "\u0000", "a=", "m=", ":", " ", "=", "\u0085"));
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 20), pieces)
        .as(Damage::new);
  }

  private record Damage(double where, int removed, String inserted) {
    String apply(String text) {
      int at = (int) (where * text.length());
      int end = Math.min(text.length(), at + removed);
      return text.substring(0, at) + inserted + text.substring(end);
    }
  }
}
