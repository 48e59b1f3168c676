package dev.parley.sdp;

/**
 * User fragment and password of one ICE generation (RFC 8445 section 5.3); new ones mean an ICE
 * restart.
 *
 * @param ufrag 4 to 256 characters
 * @param pwd 22 to 256 characters; a secret, not shown by {@link #toString()}
 */
public record IceCredentials(String ufrag, String pwd) {
  /** Refuses what {@link IceUfrag} and {@link IcePwd} refuse. */
  public IceCredentials {
    ufrag = new IceUfrag(ufrag).value();
    pwd = new IcePwd(pwd).value();
  }

  @Override
  public String toString() {
    return "IceCredentials[ufrag=" + ufrag + "]";
  }
}
