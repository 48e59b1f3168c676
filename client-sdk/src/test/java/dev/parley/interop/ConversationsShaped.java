package dev.parley.interop;

import static dev.parley.interop.DinoRules.children;

import dev.parley.TestNet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;
import org.w3c.dom.Element;

/**
 * Looks like Conversations to both sides: one transport, and of a transport-info with credentials
 * that are new it tells by whether there are candidates if it is a restart or the answer to one. A
 * wrong one ends its session, so that it counts as a refusal here.
 */
final class ConversationsShaped extends Between {

  private final Map<Boolean, String> credentials = new HashMap<>();
  private Optional<Boolean> restarting = Optional.empty();

  ConversationsShaped(TestNet net, String user, EntityFullJid callee) throws Exception {
    super(net, user, callee);
  }

  @Override
  synchronized Optional<Condition> refusal(Element jingle, boolean fromCallee) {
    List<Element> transports =
        children(jingle, "content").stream()
            .flatMap(content -> children(content, "transport").stream())
            .toList();
    if (!ConversationsRules.problems(jingle).isEmpty()) {
      return Optional.of(Condition.bad_request);
    }
    if (transports.isEmpty()) {
      return Optional.empty();
    }
    String now = transports.get(0).getAttribute("ufrag");
    String before = credentials.put(fromCallee, now);
    if (!jingle.getAttribute("action").equals("transport-info") || now.equals(before)) {
      return Optional.empty();
    }
    boolean offer = transports.stream().allMatch(t -> children(t, "candidate").isEmpty());
    boolean answers = restarting.filter(theirs -> theirs != fromCallee).isPresent();
    restarting = offer ? Optional.of(fromCallee) : Optional.empty();
    return offer != answers ? Optional.empty() : Optional.of(Condition.unexpected_request);
  }

  /** It knows nothing of what Parley adds. */
  @Override
  void say(Element jingle, boolean fromCallee) {
    if (jingle.getAttribute("action").equals("session-initiate")) {
      jingle.setAttribute("initiator", address().toString());
    } else {
      jingle.removeAttribute("initiator");
    }
    children(jingle, "restart-answer").forEach(jingle::removeChild);
  }
}
