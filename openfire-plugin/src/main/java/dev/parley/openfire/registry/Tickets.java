package dev.parley.openfire.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues tickets: proof for the active instance that a caller was allowed to resolve its name.
 *
 * <p>A ticket is {@code P.S}: P is base64url of the lines "1", name, service, epoch, bare JID of
 * the caller, expiry in epoch seconds; S is base64url of the HMAC-SHA256 of P under the ticket key.
 */
final class Tickets {
  private Tickets() {}

  static String issue(LiveName state, String service, String caller, Instant expiry) {
    String lines =
        String.join(
            "\n",
            "1",
            state.name(),
            service,
            Long.toString(state.epoch()),
            caller,
            Long.toString(expiry.getEpochSecond()));
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String payload = encoder.encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(state.ticketKey()), "HmacSHA256"));
      return payload
          + "."
          + encoder.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256", e);
    }
  }
}
