package dev.parley.openfire.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials for a TURN server that end by themselves, as coturn and others check them: the user
 * name is {@code expiry:account}, the password base64 of its HMAC-SHA1 under the shared secret.
 *
 * @param username with the expiry in epoch seconds
 * @param password never to be logged
 * @param expires when they end
 */
public record RelayCredentials(String username, String password, Instant expires) {

  /** Makes credentials for an account. */
  public static RelayCredentials issue(Relays relays, String account, Instant now) {
    Instant expires = Instant.ofEpochSecond(now.plus(relays.lifetime()).getEpochSecond());
    String username = expires.getEpochSecond() + ":" + account;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(relays.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return new RelayCredentials(username, Base64.getEncoder().encodeToString(digest), expires);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA1", e);
    }
  }

  @Override
  public String toString() {
    return "RelayCredentials[until " + expires + "]";
  }
}
