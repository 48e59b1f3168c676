package dev.parley.name.internal;

import org.jivesoftware.smack.packet.IQ;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/** Asks to end one instance of a name, or all of them. */
final class StopIq extends IQ {

  private final @Nullable String instance;
  private final boolean all;
  private final @Nullable String key;

  private StopIq(EntityBareJid name, @Nullable String instance, boolean all, @Nullable String key) {
    super("stop", Wire.NAMESPACE);
    setType(Type.set);
    setTo(name);
    this.instance = instance;
    this.all = all;
    this.key = key;
  }

  /** Ends this instance. */
  static StopIq one(EntityBareJid name, String instance) {
    return new StopIq(name, instance, false, null);
  }

  /** Ends every instance, as the owner or with the key. */
  static StopIq all(EntityBareJid name, @Nullable String key) {
    return new StopIq(name, null, true, key);
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.optAttribute("instance", instance);
    if (all) {
      xml.attribute("all", "true");
    }
    xml.optAttribute("key", key);
    xml.setEmptyElement();
    return xml;
  }
}
