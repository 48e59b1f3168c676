package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Address;
import dev.parley.openfire.registry.Fingerprint;
import dev.parley.openfire.registry.StartAnswer;
import dev.parley.openfire.registry.StartState;
import java.time.temporal.ChronoUnit;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;

/** Writes the elements of {@code urn:parley:names:1} that the service sends. */
final class Answers {
  private Answers() {}

  static Element element(String name) {
    return DocumentHelper.createElement(QName.get(name, Xmlns.NAMES));
  }

  static Element status(StartAnswer answer) {
    Element status = element("status").addAttribute("state", answer.state().wire());
    if (answer.key() != null) {
      status.addAttribute("key", answer.key());
    }
    status.addAttribute("epoch", Long.toString(answer.epoch()));
    if (answer.ticketKey() != null) {
      status.addAttribute("ticket-key", answer.ticketKey());
    }
    return status;
  }

  static Element status(StartState state) {
    return element("status").addAttribute("state", state.wire());
  }

  static Element status(StartState state, long epoch) {
    return status(state).addAttribute("epoch", Long.toString(epoch));
  }

  static Element newKey(String key) {
    return element("status").addAttribute("key", key);
  }

  static Element promoted(long epoch, String ticketKey) {
    return element("promoted")
        .addAttribute("epoch", Long.toString(epoch))
        .addAttribute("ticket-key", ticketKey);
  }

  static Element live(long epoch) {
    return element("live").addAttribute("epoch", Long.toString(epoch));
  }

  static Element address(Address address) {
    Element element =
        element("address")
            .addAttribute("jid", address.jid())
            .addAttribute("instance", address.instance())
            .addAttribute("epoch", Long.toString(address.epoch()))
            .addAttribute("since", address.since().truncatedTo(ChronoUnit.SECONDS).toString())
            .addAttribute("ticket", address.ticket());
    if (address.description() != null) {
      element.addElement("description").setText(address.description());
    }
    if (address.identity() != null) {
      element.addElement("identity").setText(address.identity());
    }
    Fingerprint fingerprint = address.fingerprint();
    if (fingerprint != null) {
      element
          .addElement("fingerprint")
          .addAttribute("hash", fingerprint.hash())
          .addAttribute("signature", fingerprint.signature())
          .setText(fingerprint.value());
    }
    return element;
  }
}
