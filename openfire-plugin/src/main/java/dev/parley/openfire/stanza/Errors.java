package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import java.util.concurrent.CompletionException;
import org.dom4j.Element;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError;

/** Turns refusals into stanza errors (RFC 6120 section 8.3, table in docs/protocol.md). */
final class Errors {
  private Errors() {}

  /** The refusal behind a failure, or null if it is a failure of the service itself. */
  static @Nullable RefusedException refusal(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RefusedException refused ? refused : null;
  }

  static IQ reply(IQ request, RefusedException refused) {
    return reply(request, error(refused));
  }

  static IQ reply(IQ request, PacketError error) {
    IQ reply = IQ.createResultIQ(request);
    reply.setError(error);
    return reply;
  }

  static PacketError plain(PacketError.Condition condition, PacketError.Type type) {
    return new PacketError(condition, type);
  }

  static PacketError error(RefusedException refused) {
    return switch (refused.refusal()) {
      case EXISTS ->
          special(PacketError.Condition.conflict, PacketError.Type.cancel, "exists", refused);
      case INCORRECT ->
          special(
              PacketError.Condition.not_authorized, PacketError.Type.auth, "incorrect", refused);
      case OTHER_IDENTITY ->
          special(
              PacketError.Condition.not_authorized,
              PacketError.Type.auth,
              "other-identity",
              refused);
      case ACTIVE ->
          special(PacketError.Condition.conflict, PacketError.Type.cancel, "active", refused);
      case TOO_MANY ->
          withText(PacketError.Condition.resource_constraint, PacketError.Type.wait, refused);
      case TOO_FAST -> policyViolation(refused);
      case FORBIDDEN -> withText(PacketError.Condition.forbidden, PacketError.Type.auth, refused);
      case NOT_AUTHORIZED ->
          withText(PacketError.Condition.not_authorized, PacketError.Type.auth, refused);
      case BAD_NAME ->
          withText(PacketError.Condition.jid_malformed, PacketError.Type.modify, refused);
      case BAD_REQUEST ->
          withText(PacketError.Condition.bad_request, PacketError.Type.modify, refused);
      // Without a text, so that there is nothing in which two reasons could differ.
      case NOT_FOUND -> plain(PacketError.Condition.item_not_found, PacketError.Type.cancel);
      case UNAVAILABLE ->
          withText(PacketError.Condition.recipient_unavailable, PacketError.Type.wait, refused);
      case FAILED ->
          withText(PacketError.Condition.internal_server_error, PacketError.Type.wait, refused);
    };
  }

  private static PacketError withText(
      PacketError.Condition condition, PacketError.Type type, RefusedException refused) {
    return new PacketError(condition, type, String.valueOf(refused.getMessage()), "en");
  }

  /** With a condition of our own, as RFC 6120 section 8.3.4 has it. */
  private static PacketError special(
      PacketError.Condition condition,
      PacketError.Type type,
      String own,
      RefusedException refused) {
    PacketError error = withText(condition, type, refused);
    error.getElement().addElement(QName.get(own, Xmlns.NAMES));
    return error;
  }

  /** The library knows no policy-violation (RFC 6120 section 8.3.3.12). */
  private static PacketError policyViolation(RefusedException refused) {
    PacketError error =
        withText(PacketError.Condition.undefined_condition, PacketError.Type.wait, refused);
    Element element = error.getElement();
    QName undefined = QName.get("undefined-condition", Xmlns.STANZAS);
    Element condition = element.element(undefined);
    if (condition != null) {
      element.remove(condition);
    }
    // Nor has it one of the old codes of XEP-0086.
    element.addAttribute("code", null);
    element.addElement(QName.get("policy-violation", Xmlns.STANZAS));
    return error;
  }

  /** Whether an answer of this kind must not tell by its time why it was given. */
  static boolean isOnTheBeat(RefusedException refused) {
    return refused.refusal() == Refusal.NOT_FOUND || refused.refusal() == Refusal.TOO_FAST;
  }
}
