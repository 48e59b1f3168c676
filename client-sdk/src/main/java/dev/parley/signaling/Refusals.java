package dev.parley.signaling;

import dev.parley.peer.EndReason;
import org.jivesoftware.smack.packet.StanzaError;

/** What an error reply to a session-initiate means for the session. */
final class Refusals {

  private Refusals() {}

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
