package dev.parley.name.internal;

import dev.parley.name.NameProfile;
import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;

/** What an owner asks for: one element, an attribute at most, or what is said about the name. */
final class OwnerIq extends IQ {

  private final @Nullable String attribute;
  private final @Nullable String value;
  private final NameProfile profile;

  private OwnerIq(
      String element,
      EntityBareJid name,
      @Nullable String attribute,
      @Nullable String value,
      NameProfile profile) {
    super(element, Wire.NAMESPACE);
    setType(Type.set);
    setTo(name);
    this.attribute = attribute;
    this.value = value;
    this.profile = profile;
  }

  static OwnerIq release(EntityBareJid name, @Nullable String key) {
    return new OwnerIq("release", name, "key", key, NameProfile.unchanged());
  }

  static OwnerIq rekey(EntityBareJid name) {
    return new OwnerIq("rekey", name, null, null, NameProfile.unchanged());
  }

  /** Offers the name, or takes the offer back. */
  static OwnerIq transfer(EntityBareJid name, @Nullable BareJid to) {
    return new OwnerIq(
        "transfer", name, "to", to == null ? null : to.toString(), NameProfile.unchanged());
  }

  static OwnerIq acceptTransfer(EntityBareJid name) {
    return new OwnerIq("accept-transfer", name, null, null, NameProfile.unchanged());
  }

  static OwnerIq configure(EntityBareJid name, NameProfile profile) {
    return new OwnerIq("configure", name, null, null, profile);
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    if (attribute != null) {
      xml.optAttribute(attribute, value);
    }
    Profiles.attributes(profile, xml);
    xml.rightAngleBracket();
    Profiles.description(profile, xml);
    Profiles.allowed(profile, xml);
    return xml;
  }
}
