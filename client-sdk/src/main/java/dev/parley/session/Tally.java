package dev.parley.session;

import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JinglePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jspecify.annotations.Nullable;

/** Measures stanzas as they go by, and shows them to whoever wants to see them. */
final class Tally {

  /** As inside the stream, which has declared the namespace already. */
  private static final XmlEnvironment STREAM =
      XmlEnvironment.builder().withNamespace("jabber:client").build();

  private final StanzaCounter counter;
  private final @Nullable StanzaObserver observer;

  Tally(StanzaCounter counter, @Nullable StanzaObserver observer) {
    this.counter = counter;
    this.observer = observer;
  }

  Tally forSession(StanzaCounter sessionCounter) {
    return new Tally(sessionCounter, observer);
  }

  void requestSent(IQ iq, Jingle jingle) {
    long bytes = show(true, iq);
    Candidates candidates = Candidates.of(jingle);
    counter.add(new StanzaCount(1, 0, 0, 0, bytes, 0, candidates.number, candidates.bytes));
  }

  void requestReceived(IQ iq, JinglePayload payload) {
    long bytes = show(false, iq);
    Candidates candidates =
        payload instanceof Jingle jingle ? Candidates.of(jingle) : new Candidates(0, 0);
    counter.add(new StanzaCount(0, 1, 0, 0, 0, bytes, candidates.number, candidates.bytes));
  }

  void replySent(IQ iq) {
    counter.add(new StanzaCount(0, 0, 1, 0, show(true, iq), 0, 0, 0));
  }

  void replyReceived(IQ iq) {
    counter.add(new StanzaCount(0, 0, 0, 1, 0, show(false, iq), 0, 0));
  }

  private long show(boolean sent, IQ iq) {
    String xml = iq.toXML(STREAM).toString();
    if (observer != null) {
      observer.stanza(sent, xml);
    }
    return bytes(xml);
  }

  private static long bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What the candidates of a stanza are, and cost. */
  private record Candidates(long number, long bytes) {

    static Candidates of(Jingle jingle) {
      long number = 0;
      List<JingleContent> without = new ArrayList<>();
      for (JingleContent content : jingle.contents()) {
        if (content.transport() instanceof IceUdpTransport ice) {
          number += ice.candidates().size();
          without.add(content.withTransport(ice.withCandidates(List.of())));
        } else {
          without.add(content);
        }
      }
      return new Candidates(
          number,
          number == 0 ? 0 : Tally.bytes(xml(jingle.contents())) - Tally.bytes(xml(without)));
    }

    private static String xml(List<JingleContent> contents) {
      return Jingle.builder(JingleAction.TRANSPORT_INFO, "-").contents(contents).build().toXml();
    }
  }
}
