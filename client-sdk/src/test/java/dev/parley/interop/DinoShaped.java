package dev.parley.interop;

import static dev.parley.interop.DinoRules.children;

import dev.parley.TestNet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.EntityFullJid;
import org.w3c.dom.Element;

/**
 * Looks like Dino to both sides: contents "audio" and "video", no group, and so a transport for
 * each.
 */
final class DinoShaped extends Between {

  /** XEP-0339's sources and XEP-0338's groups it does not know. */
  private static final Set<String> UNKNOWN =
      Set.of("source", "ssrc-group", "stream", "extmap-allow-mixed", "rtcp-reduced-size");

  private static final String ORIENTATION = "urn:3gpp:video-orientation";
  private static final String SDES = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

  private final Map<String, String> names = new ConcurrentHashMap<>();

  DinoShaped(TestNet net, String user, EntityFullJid callee) throws Exception {
    super(net, user, callee);
  }

  @Override
  Optional<Condition> refusal(Element jingle, boolean fromCallee) {
    return DinoRules.refusal(jingle);
  }

  @Override
  void say(Element jingle, boolean fromCallee) {
    jingle.removeAttribute("responder");
    if (jingle.getAttribute("action").equals("session-initiate")) {
      jingle.setAttribute("initiator", address().toString());
    } else {
      jingle.removeAttribute("initiator");
    }
    children(jingle, "group").forEach(jingle::removeChild);
    for (Element content : children(jingle, "content")) {
      say(content);
      name(content, fromCallee);
    }
  }

  /** Its contents are called "audio" and "video". */
  private void name(Element content, boolean fromCallee) {
    String name = content.getAttribute("name");
    List<Element> descriptions = children(content, "description");
    if (!fromCallee && !descriptions.isEmpty()) {
      String media = descriptions.get(0).getAttribute("media");
      names.put(name, media);
    }
    Map<String, String> translation = new HashMap<>();
    names.forEach((ours, its) -> translation.put(fromCallee ? its : ours, fromCallee ? ours : its));
    content.setAttribute("name", translation.getOrDefault(name, name));
  }

  private static void say(Element content) {
    if (content.getAttribute("senders").isEmpty() && !children(content, "description").isEmpty()) {
      content.setAttribute("senders", "both");
    }
    for (Element description : children(content, "description")) {
      describe(description);
    }
    for (Element transport : children(content, "transport")) {
      for (Element candidate : children(transport, "candidate")) {
        candidate.setAttribute("generation", "0");
        candidate.setAttribute("network", "0");
        Element rtcp = (Element) candidate.cloneNode(true);
        rtcp.setAttribute("component", "2");
        rtcp.setAttribute("id", candidate.getAttribute("id") + "2");
        transport.appendChild(rtcp);
      }
    }
  }

  private static void describe(Element description) {
    description.removeAttribute("ssrc");
    for (String name : UNKNOWN) {
      children(description, name).forEach(description::removeChild);
    }
    for (Element extension : children(description, "rtp-hdrext")) {
      if (!extension.getAttribute("uri").equals(ORIENTATION)) {
        description.removeChild(extension);
      }
    }
    var document = description.getOwnerDocument();
    Element encryption = document.createElementNS(DinoRules.RTP, "encryption");
    Element crypto = document.createElementNS(DinoRules.RTP, "crypto");
    crypto.setAttribute("crypto-suite", "AES_CM_128_HMAC_SHA1_80");
    crypto.setAttribute("key-params", SDES);
    crypto.setAttribute("tag", "1");
    encryption.appendChild(crypto);
    description.appendChild(encryption);
  }
}
