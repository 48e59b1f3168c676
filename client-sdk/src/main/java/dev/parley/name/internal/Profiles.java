package dev.parley.name.internal;

import dev.parley.name.NameProfile;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** Writes what is said about a name into {@code <start/>} and {@code <configure/>}. */
final class Profiles {

  private Profiles() {}

  static void attributes(NameProfile profile, XmlStringBuilder xml) {
    profile.access().ifPresent(access -> xml.attribute("access", access.wire()));
    profile.listed().ifPresent(listed -> xml.attribute("listed", listed.toString()));
  }

  static void description(NameProfile profile, XmlStringBuilder xml) {
    profile.description().ifPresent(text -> xml.element("description", text));
  }

  static void allowed(NameProfile profile, XmlStringBuilder xml) {
    profile
        .allow()
        .ifPresent(
            allowed -> {
              if (allowed.isEmpty()) {
                // An empty entry says that the list is empty; none would leave it as it is.
                allow("", xml);
              }
              allowed.forEach(jid -> allow(jid.toString(), xml));
            });
  }

  private static void allow(String jid, XmlStringBuilder xml) {
    xml.halfOpenElement("allow");
    xml.attribute("jid", jid);
    xml.closeEmptyElement();
  }
}
