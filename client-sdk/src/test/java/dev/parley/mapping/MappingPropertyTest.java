package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JinglePayload;
import dev.parley.jingle.JingleXml;
import dev.parley.jingle.Malformed;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SdpException;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MappingPropertyTest {
  private static final Origin ORIGIN = Origin.of(1, 1);

  /** The whole way: text, values, Jingle, XML, Smack's parser, Jingle, values, text. */
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void everyLineThatMattersSurvives(
      @ForAll("offers") String text, @ForAll Creator writer, @ForAll("forms") JingleForm form)
      throws Exception {
    SessionDescription offer = SessionDescription.parse(text);
    JingleDescription mapped = SdpToJingle.map(offer, writer, Creators.INITIATOR, form);
    Jingle read = JingleXml.readWell(stanza(mapped).toXml());
    SessionDescription again =
        JingleToSdp.offer(new JingleDescription(read.contents(), read.groups()), writer, ORIGIN);

    assertThat(read.contents()).isEqualTo(mapped.contents());
    assertThat(Matter.of(again.toSdp())).isEqualTo(Matter.of(text));
  }

  /** What has come by Jingle once comes again unchanged to the letter. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theSecondWayChangesNothing(@ForAll("offers") String text) throws Exception {
    SessionDescription once = roundTrip(SessionDescription.parse(text));

    assertThat(roundTrip(once).toSdp()).isEqualTo(once.toSdp());
  }

  /**
   * Whatever a peer sends is read or refused, never thrown, and becomes at most a description that
   * reads as what it was made from, with no line that a value smuggled in.
   */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void damagedStanzasNeverThrowAndNeverSmuggle(
      @ForAll("damaged") String xml, @ForAll Creator writer) throws Exception {
    JinglePayload payload = JingleXml.read(xml);
    if (payload instanceof Malformed malformed) {
      assertThat(malformed.problem()).doesNotContain("\n", "\r", "evil");
      return;
    }
    Jingle jingle = (Jingle) payload;
    JingleDescription description = new JingleDescription(jingle.contents(), jingle.groups());
    try {
      harmless(JingleToSdp.offer(description, writer, ORIGIN));
      CandidateMapping.fromContents(jingle.contents());
      SessionDescription offer = SessionDescription.parse(SdpFiles.sdp("webrtc-java-av-offer"));
      harmless(JingleToSdp.answer(description, writer, offer, ORIGIN));
    } catch (MappingException refused) {
      assertThat(refused.condition()).isNotNull();
      assertThat(refused).hasMessageNotContainingAny("\n", "evil");
    }
  }

  private static void harmless(SessionDescription session) throws SdpException {
    String text = session.toSdp();
    assertThat(text).doesNotContain("\r\na=evil", "\na=evil", "\ra=evil");
    assertThat(SessionDescription.parse(text)).isEqualTo(session);
  }

  private static SessionDescription roundTrip(SessionDescription offer) throws Exception {
    JingleDescription mapped =
        SdpToJingle.map(offer, Creator.INITIATOR, Creators.INITIATOR, JingleForm.PARLEY);
    Jingle read = JingleXml.readWell(stanza(mapped).toXml());
    return JingleToSdp.offer(
        new JingleDescription(read.contents(), read.groups()), Creator.INITIATOR, ORIGIN);
  }

  private static Jingle stanza(JingleDescription description) {
    return Jingle.builder(JingleAction.SESSION_INITIATE, "s1")
        .contents(description.contents())
        .groups(description.groups())
        .build();
  }

  @Provide
  Arbitrary<String> offers() {
    return OfferArbitrary.offers();
  }

  @Provide
  Arbitrary<JingleForm> forms() {
    return Arbitraries.of(JingleForm.PARLEY, JingleForm.STREAMS);
  }

  /** A stanza of the vectors with some attribute values replaced, elements doubled or dropped. */
  @Provide
  Arbitrary<String> damaged() {
    List<String> names = new ArrayList<>(VectorTest.FOREIGN);
    names.add("webrtc-java-data-offer");
    names.add("webrtc-java-av-offer");
    Arbitrary<Damage> damage =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.of(
                    "",
                    " ",
                    "x",
                    "&#13;&#10;a=evil",
                    "&#10;a=evil:1",
                    "&#9;",
                    "&#x85;a=evil",
                    "&#x2028;a=evil",
                    "-1",
                    "0",
                    "65536",
                    "99999999999999999999",
                    "a b",
                    "both",
                    "actpass",
                    "&gt;",
                    "😀",
                    "\n"),
                Arbitraries.integers().between(0, 3))
            .as(Damage::new);
    return Combinators.combine(Arbitraries.of(names), damage.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (name, damages) -> {
              String xml = SdpFiles.xml(name);
              for (Damage each : damages) {
                xml = each.apply(xml);
              }
              return xml;
            });
  }

  private record Damage(double where, String value, int kind) {
    String apply(String xml) {
      // Behind the namespace of the outermost element: without that it is not ours to read.
      int first = xml.indexOf(" action=");
      int from = first + (int) (where * (xml.length() - 1 - first));
      return switch (kind) {
        case 0, 1 -> attribute(xml, from, kind == 0);
        case 2 -> text(xml, from);
        default -> emptyElement(xml, from);
      };
    }

    /** Replaces the value of the next attribute, or adds to it. */
    private String attribute(String xml, int from, boolean replace) {
      int start = xml.indexOf("='", from);
      int end = start < 0 ? -1 : xml.indexOf('\'', start + 2);
      if (end < 0 || value.contains("\n")) {
        return xml;
      }
      int cut = replace ? start + 2 : end;
      return xml.substring(0, cut) + value + xml.substring(end);
    }

    private String text(String xml, int from) {
      int end = xml.indexOf("</fingerprint>", from);
      return end < 0 ? xml : xml.substring(0, end) + value + xml.substring(end);
    }

    /** Doubles the next element without content, or drops it. */
    private String emptyElement(String xml, int from) {
      int end = xml.indexOf("/>", from);
      int start = end < 0 ? -1 : xml.lastIndexOf('<', end);
      if (start < 0) {
        return xml;
      }
      String element = xml.substring(start, end + 2);
      return xml.substring(0, start)
          + (value.isEmpty() ? "" : element + element)
          + xml.substring(end + 2);
    }
  }
}
