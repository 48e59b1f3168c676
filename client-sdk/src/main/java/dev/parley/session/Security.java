package dev.parley.session;

import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason;
import dev.parley.jingle.JingleReason.Condition;
import java.util.Optional;

/**
 * Demands that whatever sets up a path can be encrypted and authenticated: ICE credentials and a
 * DTLS fingerprint with its role in every content (XEP-0320 section 3).
 */
final class Security {

  private Security() {}

  /** Why the session cannot go on with this, if so. */
  static Optional<JingleReason> check(Jingle jingle) {
    return switch (jingle.action()) {
      case SESSION_INITIATE, SESSION_ACCEPT -> contents(jingle);
      default -> Optional.empty();
    };
  }

  private static Optional<JingleReason> contents(Jingle jingle) {
    for (JingleContent content : jingle.contents()) {
      if (!(content.transport() instanceof IceUdpTransport ice)) {
        return reason(Condition.UNSUPPORTED_TRANSPORTS, "a content has no ICE transport");
      }
      if (ice.ufrag() == null || ice.pwd() == null) {
        return reason(Condition.FAILED_TRANSPORT, "a transport has no ICE credentials");
      }
      if (ice.fingerprints().isEmpty()) {
        return reason(Condition.SECURITY_ERROR, "a transport has no DTLS fingerprint");
      }
      for (DtlsFingerprint fingerprint : ice.fingerprints()) {
        if (fingerprint.setup() == null) {
          return reason(Condition.SECURITY_ERROR, "a DTLS fingerprint has no setup");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<JingleReason> reason(Condition condition, String text) {
    return Optional.of(JingleReason.of(condition, text));
  }
}
