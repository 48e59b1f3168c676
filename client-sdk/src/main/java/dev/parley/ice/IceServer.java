package dev.parley.ice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A STUN or TURN server (W3C webrtc {@code RTCIceServer}).
 *
 * @param urls one or more addresses of the server in the form of RFC 7064 and RFC 7065
 * @param username for TURN; null for STUN
 * @param credential for TURN, a secret; null for STUN
 */
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {

  /**
   * Checks the addresses, and that TURN has its credentials.
   *
   * @throws IllegalArgumentException if something is wrong; says what, without the credential
   */
  public IceServer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("an ICE server needs at least one URL");
    }
    boolean turn = false;
    for (String url : urls) {
      turn |= IceUrl.parse(url).isTurn();
    }
    if (turn && (username == null || username.isEmpty() || credential == null)) {
      throw new IllegalArgumentException(
          urls.get(0) + " is a TURN server and needs a username and a credential");
    }
  }

  /** A STUN server. */
  public static IceServer stun(String url) {
    return new IceServer(List.of(url), null, null);
  }

  /** Whether it can relay. */
  public boolean isTurn() {
    return urls.stream().anyMatch(url -> IceUrl.parse(url).isTurn());
  }

  /** Its addresses, in full. */
  List<IceUrl> parsed() {
    return urls.stream().map(url -> IceUrl.parse(url).exact()).toList();
  }

  /** Does not show the credential. */
  @Override
  public String toString() {
    return "IceServer[urls="
        + urls
        + (username == null ? "" : ", username=" + username)
        + (credential == null ? "" : ", credential=…")
        + "]";
  }
}
