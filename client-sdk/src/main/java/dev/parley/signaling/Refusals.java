package dev.parley.signaling;

import dev.parley.peer.EndReason;
import org.jivesoftware.smack.packet.StanzaError;

/** What an error reply means for the session, or for the change that was asked for. */
final class Refusals {

  private Refusals() {}

  /** In reply to a change of the contents. */
  static EndReason ofChange(StanzaError error) {
    return switch (error.getCondition()) {
      case bad_request, feature_not_implemented -> EndReason.UNSUPPORTED_APPLICATIONS;
      case not_acceptable -> EndReason.DECLINE;
      default -> reason(error);
    };
  }

  /** In reply to a session-initiate. */
  static EndReason reason(StanzaError error) {
    return switch (error.getCondition()) {
      case service_unavailable, recipient_unavailable, gone, item_not_found -> EndReason.GONE;
      case resource_constraint -> EndReason.BUSY;
      case forbidden, not_allowed, not_authorized, policy_violation -> EndReason.DECLINE;
      case feature_not_implemented -> EndReason.UNSUPPORTED_APPLICATIONS;
      default -> EndReason.GENERAL_ERROR;
    };
  }
}
