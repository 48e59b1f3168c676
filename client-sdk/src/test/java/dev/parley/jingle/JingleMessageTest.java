package dev.parley.jingle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.JingleReason.Condition;
import java.util.List;
import org.jivesoftware.smack.packet.Stanza;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class JingleMessageTest {

  static final List<JingleMessage> ALL =
      List.of(
          new Propose(
              "a1", List.of(ProposedDescription.rtp("audio"), ProposedDescription.rtp("video"))),
          new Propose("a1", List.of(ProposedDescription.data())),
          new Ringing("a1"),
          new Proceed("a1"),
          new Accept("a1"),
          new Reject("a1", JingleReason.of(Condition.BUSY, "On the <phone> & busy"), false),
          new Reject("a1", JingleReason.of(Condition.EXPIRED), true),
          new Retract("a1", null, false),
          new Retract("a1", JingleReason.of(Condition.CANCEL), true),
          new Finish("a1", JingleReason.of(Condition.EXPIRED), "b2"),
          new Finish("a1", null, null));

  private static @Nullable JingleMessageExtension read(String xml) {
    JingleProviders.register();
    Stanza message =
        JingleXml.stanza(
            "<message xmlns='jabber:client' type='chat' from='bob@example.org/b'"
                + " to='alice@example.org/a'>"
                + xml
                + "<store xmlns='urn:xmpp:hints'/></message>");
    assertThat(message.getExtensions()).isNotEmpty();
    return JingleMessageExtension.from(message);
  }

  private static JingleMessage readWell(String xml) {
    JingleMessageExtension extension = read(xml);
    assertThat(extension).isNotNull();
    assertThat(extension.problem()).isNull();
    JingleMessage message = extension.message();
    assertThat(message).isNotNull();
    return message;
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatIsWrittenIsRead(JingleMessage message) {
    assertThat(readWell(JingleMessageExtension.of(message).toXML().toString())).isEqualTo(message);
  }

  @Test
  void theExamplesOfTheText() {
    assertThat(
            readWell(
                "<propose xmlns='urn:xmpp:jingle-message:0' id='ca3cf894'>"
                    + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>"
                    + "<payload-type id='0'/></description><trusted xmlns='x'/></propose>"))
        .isEqualTo(new Propose("ca3cf894", List.of(ProposedDescription.rtp("audio"))));
    assertThat(
            readWell(
                "<finish xmlns='urn:xmpp:jingle-message:0' id='ca3cf894'>"
                    + "<reason xmlns='urn:xmpp:jingle:1'><expired/><text>Session migrated</text>"
                    + "</reason><migrated to='989a46a6'/></finish>"))
        .isEqualTo(
            new Finish(
                "ca3cf894", JingleReason.of(Condition.EXPIRED, "Session migrated"), "989a46a6"));
  }

  @Test
  void theReasonHasItsOwnNamespace() {
    assertThat(new Reject("a", JingleReason.of(Condition.BUSY), true).toXml())
        .isEqualTo(
            "<reject xmlns='urn:xmpp:jingle-message:0' id='a'><reason xmlns='urn:xmpp:jingle:1'>"
                + "<busy/></reason><tie-break/></reject>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<propose xmlns='urn:xmpp:jingle-message:0'/>",
        "<propose xmlns='urn:xmpp:jingle-message:0' id='a'/>",
        "<propose xmlns='urn:xmpp:jingle-message:0' id=''>"
            + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose>",
        "<propose xmlns='urn:xmpp:jingle-message:0' id='a b'>"
            + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose>",
        "<propose xmlns='urn:xmpp:jingle-message:0' id='a'>"
            + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='au&#10;dio'/></propose>",
        "<proceed xmlns='urn:xmpp:jingle-message:0'/>",
        "<ringing xmlns='urn:xmpp:jingle-message:0' id='a&#9;b'/>",
        "<finish xmlns='urn:xmpp:jingle-message:0' id='a'><migrated/></finish>",
      })
  void theMalformedIsNoMessageAndNoError(String xml) {
    JingleMessageExtension extension = read(xml);
    assertThat(extension).isNotNull();
    assertThat(extension.message()).isNull();
    assertThat(extension.problem()).isNotBlank();
  }

  @Test
  void tooMuchIsMalformed() {
    JingleMessageExtension extension =
        read(
            "<propose xmlns='urn:xmpp:jingle-message:0' id='a'>"
                + "<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/>".repeat(65)
                + "</propose>");
    assertThat(extension).isNotNull();
    assertThat(extension.message()).isNull();
    assertThat(read("<ringing xmlns='urn:xmpp:jingle-message:0' id='" + "x".repeat(300) + "'/>"))
        .isNotNull()
        .extracting(JingleMessageExtension::message)
        .isNull();
  }

  @Test
  void othersAreNotOurs() {
    assertThat(read("<unknown xmlns='urn:xmpp:jingle-message:0' id='a'/>")).isNull();
    assertThat(read("<propose xmlns='urn:xmpp:jingle-message:1' id='a'/>")).isNull();
  }
}
