package dev.parley.interop;

import static dev.parley.interop.DinoRules.children;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** Why Conversations 2.12 would end a session, or pass over a candidate. */
final class ConversationsRules {

  private final Element jingle;
  private final List<String> problems = new ArrayList<>();

  private ConversationsRules(Element jingle) {
    this.jingle = jingle;
  }

  /** None if it takes the request as it was meant. */
  static List<String> problems(Element jingle) {
    ConversationsRules rules = new ConversationsRules(jingle);
    rules.check();
    return rules.problems;
  }

  private void check() {
    String action = jingle.getAttribute("action");
    boolean described = action.equals("session-initiate") || action.equals("session-accept");
    List<Element> contents = children(jingle, "content");
    for (Element content : contents) {
      List<Element> descriptions = children(content, "description");
      demand(!described || descriptions.size() == 1, "a content without description");
      for (Element description : descriptions) {
        demand(DinoRules.RTP.equals(description.getNamespaceURI()), "another application");
        describe(description);
      }
      Element transport = children(content, "transport").get(0);
      demand(DinoRules.ICE_UDP.equals(transport.getNamespaceURI()), "another transport");
      word(transport, "ufrag");
      word(transport, "pwd");
      if (described) {
        secure(transport, action.equals("session-initiate"));
      }
      children(transport, "candidate").forEach(this::candidate);
    }
    for (Element group : children(jingle, "group")) {
      // By the place in the group it tells the media section of a candidate.
      demand(names(children(group, "content")).equals(names(contents)), "a group of others");
    }
  }

  private static List<String> names(List<Element> elements) {
    return elements.stream().map(e -> e.getAttribute("name")).toList();
  }

  private void secure(Element transport, boolean offer) {
    List<Element> fingerprints = children(transport, "fingerprint");
    demand(fingerprints.size() == 1, "no fingerprint");
    for (Element fingerprint : fingerprints) {
      word(fingerprint, "hash");
      demand(!fingerprint.getTextContent().isBlank(), "an empty fingerprint");
      demand(
          fingerprint.getAttribute("setup").equals("actpass") == offer,
          "setup " + fingerprint.getAttribute("setup"));
    }
  }

  private void describe(Element description) {
    for (Element type : children(description, "payload-type")) {
      demand(type.getAttribute("id").matches("\\d+"), "a payload type without number");
      word(type, "name");
      List<Element> parameters = children(type, "parameter");
      for (Element parameter : parameters) {
        word(parameter, "value");
        demand(
            parameters.size() == 1 || !parameter.getAttribute("name").isEmpty(),
            "one of several parameters has no name");
      }
      children(type, "rtcp-fb").forEach(feedback -> word(feedback, "type"));
    }
    for (Element extension : children(description, "rtp-hdrext")) {
      word(extension, "id");
      word(extension, "uri");
    }
    for (Element group : children(description, "ssrc-group")) {
      word(group, "semantics");
      demand(!children(group, "source").isEmpty(), "an empty group of sources");
    }
    for (Element source : children(description, "source")) {
      word(source, "ssrc");
      for (Element parameter : children(source, "parameter")) {
        demand(!parameter.getAttribute("name").isEmpty(), "a source's parameter without name");
        demand(!parameter.getAttribute("value").isEmpty(), "a source's parameter without value");
      }
    }
  }

  private void candidate(Element candidate) {
    demand(candidate.getAttribute("protocol").equalsIgnoreCase("udp"), "a candidate not of UDP");
    for (String attribute : List.of("foundation", "component", "priority", "ip", "port")) {
      word(candidate, attribute);
    }
  }

  private void word(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    demand(
        !value.isEmpty() && value.chars().noneMatch(Character::isWhitespace),
        attribute + " of a " + element.getLocalName() + ": '" + value + "'");
  }

  private void demand(boolean good, String otherwise) {
    if (!good) {
      problems.add(otherwise);
    }
  }
}
