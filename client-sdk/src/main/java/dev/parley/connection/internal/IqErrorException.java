package dev.parley.connection.internal;

import org.jivesoftware.smack.packet.StanzaError;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/** An IQ was answered with an error (RFC 6120, section 8.3). */
public final class IqErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient StanzaError error;

  public IqErrorException(@Nullable Jid from, StanzaError error) {
    super((from == null ? "the server" : from) + " answered with the error " + describe(error));
    this.error = error;
  }

  /** The error with its condition, type, text and application-specific conditions. */
  public StanzaError error() {
    return error;
  }

  private static String describe(StanzaError error) {
    String text = error.getDescriptiveText();
    return error.getCondition() + (text == null || text.isBlank() ? "" : " (" + text.strip() + ")");
  }
}
