package dev.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleIq;
import dev.parley.jingle.Target;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.SdpFiles;
import dev.parley.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import org.jivesoftware.smack.packet.IQ;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/** What a data-only session by name costs: four IQs, two addresses on either side. */
class CompactnessTest {
  private static final String TICKET =
      "MQpjaGVzcy1jbHViCm5hbWVzLmxvY2FsaG9zdAozCmJvYkBsb2NhbGhvc3QKMTc2MDAwMDAwMA"
          + ".OJ5wOqkdjHk8Qw1X9yW3eVQX0c2a7Wq5m8v3Jt0o1bQ";

  @Test
  void dataSessionWithTwoAddressesFitsIn2400Bytes() throws Exception {
    Jid alice = JidCreate.from("alice@localhost/k3j4h5g6");
    Jid bob = JidCreate.from("bob@localhost/7f3k2m9p");
    JingleIq initiate =
        iq(bob, alice, initiate(bob, SdpFiles.sdp("webrtc-java-data-offer")).build());
    JingleIq accept = iq(alice, bob, accept(SdpFiles.sdp("webrtc-java-data-answer")).build());
    int total =
        bytes(initiate)
            + bytes(IQ.createResultIQ(initiate))
            + bytes(accept)
            + bytes(IQ.createResultIQ(accept));

    assertThat(total).isLessThanOrEqualTo(2400);
  }

  @Test
  void oneCandidateCostsAtMost150Bytes() throws Exception {
    String line = "candidate:3491286072 1 udp 2122194687 198.51.100.102 52551 typ host";
    String xml =
        Jingle.builder(JingleAction.TRANSPORT_INFO, "s")
            .contents(
                CandidateMapping.toContents(
                    java.util.List.of(
                        new ContentCandidates(
                            "0", null, java.util.List.of(IceCandidate.parse(line)), false)),
                    Creators.INITIATOR,
                    JingleForm.PARLEY))
            .build()
            .toXml();
    String candidate = xml.substring(xml.indexOf("<candidate"), xml.indexOf("</transport>"));

    assertThat(candidate.length()).isLessThanOrEqualTo(150);
  }

  private static dev.parley.jingle.JingleBuilder initiate(Jid from, String sdp) throws Exception {
    return Jingle.builder(JingleAction.SESSION_INITIATE, "dGVzdHNpZDEy")
        .initiator(from)
        .contents(map(sdp, Creator.INITIATOR).contents())
        .target(new Target("chess-club", 3, TICKET));
  }

  private static dev.parley.jingle.JingleBuilder accept(String sdp) throws Exception {
    return Jingle.builder(JingleAction.SESSION_ACCEPT, "dGVzdHNpZDEy")
        .contents(map(sdp, Creator.RESPONDER).contents());
  }

  /** UDP at once; TCP, which is for when UDP fails, is told later if it is still of interest. */
  private static JingleDescription map(String sdp, Creator writer) throws Exception {
    SessionDescription session = SessionDescription.parse(sdp);
    return SdpToJingle.map(session, writer, Creators.INITIATOR, JingleForm.STANDARD);
  }

  private static JingleIq iq(Jid from, Jid to, Jingle jingle) {
    JingleIq iq = JingleIq.set(to, jingle);
    iq.setFrom(from);
    return iq;
  }

  private static int bytes(IQ iq) {
    return iq.toXML("jabber:client").toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
