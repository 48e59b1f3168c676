package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connection.internal.IqErrorException;
import dev.parley.name.IncorrectKeyException;
import dev.parley.name.InvalidNameException;
import dev.parley.name.MasterUnavailableException;
import dev.parley.name.NameActiveElsewhereException;
import dev.parley.name.NameAddress;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameException;
import dev.parley.name.NameExistsException;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameServiceException;
import dev.parley.name.NotAllowedException;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.StartOptions;
import dev.parley.name.TooFastException;
import dev.parley.name.TooManyNamesException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StreamOpen;
import org.jivesoftware.smack.packet.XmlElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

/** What goes over the wire, both ways. */
class StanzasTest {

  private static final EntityBareJid CHESS =
      JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");

  @BeforeAll
  static void providers() {
    Stanzas.register();
  }

  @Test
  void startSaysOnlyWhatIsSaid() {
    IQ start =
        new StartIq(CHESS, "ID", null, StartOptions.defaults(), Optional.empty(), Optional.empty());
    assertWire(
        start,
        "<iq xmlns='jabber:client' type='set' to='chess@names.d' id='1'>"
            + "<start xmlns='urn:parley:names:1' instance='ID'/></iq>");
  }

  @Test
  void startSaysAll() {
    StartOptions options =
        StartOptions.defaults()
            .asStandby(7)
            .withDescription("A <club> & more")
            .withListed(true)
            .withAllow(Set.of(JidCreate.bareFromOrThrowUnchecked("bob@d")));
    IQ start =
        new StartIq(
            CHESS,
            "ID",
            "KEY",
            options,
            Optional.of("IDENTITY"),
            Optional.of(new SignedFingerprint("sha-256", "AA:BB", "SIG")));
    assertWire(
        start,
        "<iq xmlns='jabber:client' type='set' to='chess@names.d' id='1'>"
            + "<start xmlns='urn:parley:names:1' instance='ID' key='KEY' standby='true'"
            + " priority='7' access='allow' listed='true'>"
            + "<description>A &lt;club&gt; &amp; more</description>"
            + "<identity>IDENTITY</identity>"
            + "<fingerprint hash='sha-256' signature='SIG'>AA:BB</fingerprint>"
            + "<allow jid='bob@d'/></start></iq>");
  }

  @Test
  void stopAndResolve() {
    assertWire(
        StopIq.one(CHESS, "ID"),
        "<iq xmlns='jabber:client' type='set' to='chess@names.d' id='1'>"
            + "<stop xmlns='urn:parley:names:1' instance='ID'/></iq>");
    assertWire(
        StopIq.all(CHESS, "KEY"),
        "<iq xmlns='jabber:client' type='set' to='chess@names.d' id='1'>"
            + "<stop xmlns='urn:parley:names:1' all='true' key='KEY'/></iq>");
    assertWire(
        new ResolveIq(CHESS),
        "<iq xmlns='jabber:client' type='get' to='chess@names.d' id='1'>"
            + "<resolve xmlns='urn:parley:names:1'/></iq>");
  }

  @Test
  void readsAStatus() throws Exception {
    IQ iq =
        parse(
            "<status xmlns='urn:parley:names:1' state='registered' key='K' epoch='1'"
                + " ticket-key='AQID'/>");
    Status status = Status.of(((StatusIq) iq).node());
    assertThat(status.state()).isEqualTo(Status.State.REGISTERED);
    assertThat(status.key()).contains("K");
    assertThat(status.epoch()).isEqualTo(1);
    byte[] ticketKey = status.ticketKey().orElseThrow().getEncoded();
    assertThat(ticketKey).containsExactly(1, 2, 3);
    assertThat(status.toString()).doesNotContain("K,").doesNotContain("AQID");
    assertThat(iq.toXML().toString()).doesNotContain("AQID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<status xmlns='urn:parley:names:1'/>",
        "<status xmlns='urn:parley:names:1' state='dreaming' epoch='-1' ticket-key='!'/>",
        "<status xmlns='urn:parley:names:1' state='STARTED' epoch='1e9' ticket-key=''/>",
      })
  void anOddStatusMeansNothing(String xml) throws Exception {
    Status status = Status.of(((StatusIq) parse(xml)).node());
    assertThat(status.state()).isEqualTo(Status.State.UNKNOWN);
    assertThat(status.epoch()).isZero();
    assertThat(status.ticketKey()).isEmpty();
  }

  @Test
  void readsAnAddress() throws Exception {
    IQ iq =
        parse(
            "<address xmlns='urn:parley:names:1' jid='alice@d/r' epoch='3'"
                + " since='2026-01-01T00:00:00Z' ticket='T'><description>A club</description>"
                + "<identity> I </identity><fingerprint hash='sha-256' signature='S'>AA:BB"
                + "</fingerprint><new xmlns='urn:x'/></address>");
    NameAddress address = Addresses.of(CHESS, ((AddressIq) iq).node()).orElseThrow();
    assertThat(address.name()).isEqualTo("chess");
    assertThat(address.jid().toString()).isEqualTo("alice@d/r");
    assertThat(address.epoch()).isEqualTo(3);
    assertThat(address.since()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(address.ticket()).isEqualTo("T");
    assertThat(address.description()).contains("A club");
    assertThat(address.identity()).contains("I");
    assertThat(address.fingerprint()).contains(new SignedFingerprint("sha-256", "AA:BB", "S"));
    assertThat(address.toString()).doesNotContain("T,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<address xmlns='urn:parley:names:1'/>",
        "<address xmlns='urn:parley:names:1' jid='alice@d' epoch='3' ticket='T'/>",
        "<address xmlns='urn:parley:names:1' jid='@@' epoch='3' ticket='T'/>",
        "<address xmlns='urn:parley:names:1' jid='a@d/r' epoch='three' ticket='T'/>",
        "<address xmlns='urn:parley:names:1' jid='a@d/r' epoch='3'/>",
      })
  void anAddressThatCannotBeUsedIsNone(String xml) throws Exception {
    assertThat(Addresses.of(CHESS, ((AddressIq) parse(xml)).node())).isEmpty();
  }

  @Test
  void aFloodOfElementsIsCutAndADeepOneToo() throws Exception {
    String many = "<a/>".repeat(10_000);
    String deep = "<a>".repeat(500) + "</a>".repeat(500);
    IQ iq =
        parse("<status xmlns='urn:parley:names:1' state='stopped'>" + many + deep + "</status>");
    StatusIq status = (StatusIq) iq;
    assertThat(status.node().children()).hasSizeLessThanOrEqualTo(Node.MAX_CHILDREN);
    assertThat(Status.of(status.node()).state()).isEqualTo(Status.State.STOPPED);
  }

  @Test
  void readsTheEpochInAPresence() throws Exception {
    Presence presence =
        stanza(
            "<presence xmlns='jabber:client' from='chess@names.d'>"
                + "<live xmlns='urn:parley:names:1' epoch='9'/></presence>");
    XmlElement live = presence.getExtension(LiveExtension.QNAME);
    assertThat((Object) live).isEqualTo(new LiveExtension(9));
  }

  @ParameterizedTest
  @CsvSource({
    "cancel, conflict, exists",
    "auth, not-authorized, incorrect",
    "cancel, conflict, active",
    "wait, policy-violation,",
    "wait, resource-constraint,",
    "auth, forbidden,",
    "modify, jid-malformed,",
    "cancel, item-not-found,",
    "wait, recipient-unavailable,",
    "modify, bad-request,",
    "auth, not-authorized,",
  })
  void everyErrorHasItsException(String type, String condition, String ours) throws Exception {
    String specific = ours == null ? "" : "<" + ours + " xmlns='urn:parley:names:1'/>";
    IQ error =
        stanza(
            "<iq xmlns='jabber:client' type='error' id='1' from='chess@names.d'><error type='"
                + type
                + "'><"
                + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                + specific
                + "</error></iq>");
    RuntimeException e = NameErrors.of("chess", new IqErrorException(CHESS, error.getError()));
    Class<?> wanted =
        switch (ours == null ? condition : ours) {
          case "exists" -> NameExistsException.class;
          case "incorrect" -> IncorrectKeyException.class;
          case "active" -> NameActiveElsewhereException.class;
          case "policy-violation" -> TooFastException.class;
          case "resource-constraint" -> TooManyNamesException.class;
          case "forbidden", "not-authorized" -> NotAllowedException.class;
          case "jid-malformed" -> InvalidNameException.class;
          case "item-not-found" -> NameNotFoundException.class;
          case "recipient-unavailable" -> MasterUnavailableException.class;
          default -> NameServiceException.class;
        };
    assertThat(e).isInstanceOf(wanted).hasMessageContaining("chess").hasMessageNotContaining("\n");
    if (e instanceof NameExistsException || e instanceof IncorrectKeyException) {
      NameAnswer answer = ((NameException) e).answer().orElseThrow();
      assertThat(answer.name()).isEqualToIgnoringCase(ours == null ? condition : ours);
    }
  }

  private static IQ parse(String child) throws Exception {
    return StanzasTest.<IQ>stanza(
        "<iq xmlns='jabber:client' type='result' id='1' from='chess@names.d'>" + child + "</iq>");
  }

  @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"})
  private static <S extends Stanza> S stanza(String xml) throws Exception {
    return (S)
        PacketParserUtils.parseStanza(
            PacketParserUtils.getParserFor(xml),
            XmlEnvironment.EMPTY,
            JxmppContext.getDefaultContext());
  }

  private static void assertWire(IQ iq, String expected) {
    iq.setStanzaId("1");
    String sent = iq.toXML(StreamOpen.CLIENT_NAMESPACE).toString();
    String withNamespace =
        sent.contains("xmlns='jabber:client'")
            ? sent
            : sent.replaceFirst("<iq ", "<iq xmlns='jabber:client' ");
    Diff diff =
        DiffBuilder.compare(expected)
            .withTest(withNamespace)
            // Openfire brings a parser of 2002, which JAXP would find first.
            .withDocumentBuilderFactory(DocumentBuilderFactory.newDefaultInstance())
            .checkForSimilar()
            .build();
    assertThat(diff.hasDifferences()).as(diff + "\nsent: " + sent).isFalse();
  }
}
