package dev.parley.name.internal;

import dev.parley.name.NameProfile;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.StartOptions;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/** Asks to serve a name. */
final class StartIq extends IQ {

  private final String instance;
  private final @Nullable String key;
  private final StartOptions options;
  private final Optional<String> identity;
  private final Optional<SignedFingerprint> fingerprint;

  StartIq(
      EntityBareJid name,
      String instance,
      @Nullable String key,
      StartOptions options,
      Optional<String> identity,
      Optional<SignedFingerprint> fingerprint) {
    super("start", Wire.NAMESPACE);
    setType(Type.set);
    setTo(name);
    this.instance = instance;
    this.key = key;
    this.options = options;
    this.identity = identity;
    this.fingerprint = fingerprint;
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.attribute("instance", instance);
    xml.optAttribute("key", key);
    if (options.standby()) {
      xml.attribute("standby", "true");
      xml.attribute("priority", options.priority());
    }
    NameProfile profile = options.profile();
    Profiles.attributes(profile, xml);
    xml.rightAngleBracket();
    Profiles.description(profile, xml);
    identity.ifPresent(text -> xml.element("identity", text));
    fingerprint.ifPresent(
        f -> {
          xml.halfOpenElement("fingerprint");
          xml.attribute("hash", f.hash());
          xml.attribute("signature", f.signature());
          xml.rightAngleBracket();
          xml.escape(f.value());
          xml.closeElement("fingerprint");
        });
    Profiles.allowed(profile, xml);
    return xml;
  }
}
