package dev.parley.name;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * What the name service gave a caller with the address of a name: {@code P.S}, where P is base64url
 * of the lines "1", name, service, epoch, requester, expiry, and S is base64url of HMAC-SHA256 over
 * P.
 *
 * @param name the localpart of the name
 * @param service the domain of the name service
 * @param epoch the epoch that the caller was told
 * @param requester the bare JID of the caller
 * @param expiry until when it is good, by the server's clock
 */
public record Ticket(String name, String service, long epoch, String requester, Instant expiry) {

  /** Longer than any ticket can be; what is longer is not looked at. */
  static final int MAX_LENGTH = 8192;

  /** Reads a ticket without checking its signature; empty if it is none. */
  public static Optional<Ticket> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(text.substring(0, dot));
      String lines =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      String[] part = lines.split("\n", -1);
      if (part.length != 6 || !part[0].equals("1")) {
        return Optional.empty();
      }
      Instant expiry = Instant.ofEpochSecond(Long.parseLong(part[5]));
      return Optional.of(new Ticket(part[1], part[2], Long.parseLong(part[3]), part[4], expiry));
    } catch (IllegalArgumentException | CharacterCodingException | DateTimeException e) {
      // Whatever is wrong with it, it is not a ticket.
      return Optional.empty();
    }
  }

  /**
   * Whether the text is signed with that key; takes the same time wherever the difference is.
   *
   * @param ticketKey the key that the service gave the instance with its epoch
   */
  public static boolean isSigned(String text, SecretKey ticketKey) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.length() > MAX_LENGTH) {
      return false;
    }
    byte[] signature;
    try {
      signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(ticketKey);
      byte[] wanted = mac.doFinal(text.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
      return MessageDigest.isEqual(wanted, signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation has no HMAC-SHA256", e);
    }
  }
}
