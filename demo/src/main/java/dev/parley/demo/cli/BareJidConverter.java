package dev.parley.demo.cli;

import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an account or a domain. */
final class BareJidConverter implements ITypeConverter<BareJid> {

  @Override
  public BareJid convert(String text) {
    try {
      Jid jid = JidCreate.from(text);
      if (!jid.hasResource()) {
        return jid.asBareJid();
      }
    } catch (XmppStringprepException e) {
      // Told below: what a library says about it helps nobody.
    }
    throw new TypeConversionException(
        "'" + text + "' is neither an account, such as alice@example.org, nor a domain");
  }
}
