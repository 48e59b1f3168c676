package dev.parley.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.Creators;
import dev.parley.mapping.JingleForm;
import dev.parley.mapping.JingleToSdp;
import dev.parley.mapping.MappingException;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any Jingle stanza as a session description: sound, or refused with a reason for the peer. */
class JingleToSdpFuzzTest {

  private static final Origin ORIGIN = Origin.of(1, 1);
  private static final SessionDescription OFFER = offer();

  static Stream<byte[]> seeds() {
    return Seeds.stanzas();
  }

  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "jingle.dict")
  @FuzzTest(maxDuration = "5m")
  void map(byte[] input) throws Exception {
    String xml = new String(input, StandardCharsets.UTF_8);
    Bounded.by(
        xml.length(),
        () -> {
          if (Sound.read(xml) instanceof Jingle jingle) {
            asOffer(jingle);
            asAnswer(jingle);
            asCandidates(jingle);
          }
        });
  }

  private static void asOffer(Jingle jingle) {
    SessionDescription once;
    try {
      once = JingleToSdp.offer(Sound.parts(jingle), Creator.INITIATOR, ORIGIN);
    } catch (MappingException refused) {
      return;
    }
    Sound.description(once);
    SdpToJingleFuzzTest.andBack(once.mapMedia(JingleToSdpFuzzTest::told));
  }

  /** Candidates that only connect outwards are taken, but not passed on. */
  private static MediaDescription told(MediaDescription section) {
    return section.without(
        attribute ->
            attribute instanceof IceCandidate candidate
                && !CandidateMapping.sendable(candidate, JingleForm.PARLEY));
  }

  private static void asAnswer(Jingle jingle) {
    try {
      Sound.description(JingleToSdp.answer(Sound.parts(jingle), Creator.RESPONDER, OFFER, ORIGIN));
    } catch (MappingException refused) {
      if (refused.condition() == null) {
        throw new AssertionError("no reason for the peer", refused);
      }
    }
  }

  private static void asCandidates(Jingle jingle) {
    try {
      Sound.stanza(
          Jingle.builder(jingle.action(), "s1")
              .contents(
                  CandidateMapping.toContents(
                      CandidateMapping.fromContents(jingle.contents()),
                      Creators.INITIATOR,
                      JingleForm.PARLEY))
              .build());
    } catch (MappingException refused) {
      if (refused.condition() == null) {
        throw new AssertionError("no reason for the peer", refused);
      }
    }
  }

  private static SessionDescription offer() {
    try {
      return SessionDescription.parse(SdpFiles.sdp("webrtc-java-av-offer"));
    } catch (SdpException e) {
      throw new AssertionError(e);
    }
  }
}
