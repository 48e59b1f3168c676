package dev.parley.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Dino 0.4 refuses in a Jingle request, and with which error. */
final class DinoRules {

  static final String RTP = "urn:xmpp:jingle:apps:rtp:1";
  static final String ICE_UDP = "urn:xmpp:jingle:transports:ice-udp:1";

  private static final Set<String> SENDERS = Set.of("", "both", "initiator", "responder");
  private static final Set<String> TYPES = Set.of("host", "srflx", "prflx", "relay");

  private DinoRules() {}

  /** The error that it answers with; empty if it takes the request. */
  static Optional<Condition> refusal(Element jingle) {
    List<Element> contents = children(jingle, "content");
    String action = jingle.getAttribute("action");
    boolean described = Set.of("session-initiate", "session-accept").contains(action);
    if (action.startsWith("session-") && !described) {
      return Optional.empty();
    }
    if (contents.isEmpty()) {
      return Optional.of(Condition.bad_request);
    }
    if (!described && contents.size() > 1) {
      // It looks at one content only of everything that is about contents and transports.
      return Optional.of(Condition.feature_not_implemented);
    }
    return contents.stream().flatMap(c -> refusal(c, described).stream()).findFirst();
  }

  private static Optional<Condition> refusal(Element content, boolean described) {
    List<Element> descriptions = children(content, "description");
    List<Element> transports = children(content, "transport");
    if (content.getAttribute("name").isEmpty()
        || !SENDERS.contains(content.getAttribute("senders"))
        || transports.size() != 1
        || (described && descriptions.size() != 1)) {
      return Optional.of(Condition.bad_request);
    }
    if (described && !RTP.equals(descriptions.get(0).getNamespaceURI())) {
      return Optional.of(Condition.feature_not_implemented);
    }
    if (!ICE_UDP.equals(transports.get(0).getNamespaceURI())) {
      return Optional.of(Condition.feature_not_implemented);
    }
    // It does not look at the protocol: a TCP candidate would be tried by UDP.
    boolean good =
        children(transports.get(0), "candidate").stream()
            .allMatch(
                candidate ->
                    TYPES.contains(candidate.getAttribute("type"))
                        && candidate.getAttribute("protocol").equals("udp"));
    return good ? Optional.empty() : Optional.of(Condition.bad_request);
  }

  /** Children of that name, in any namespace. */
  static List<Element> children(Element parent, String name) {
    NodeList all = parent.getChildNodes();
    return new ArrayList<>(
        IntStream.range(0, all.getLength())
            .mapToObj(all::item)
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .filter(child -> child.getLocalName().equals(name))
            .toList());
  }
}
