package dev.parley.peer;

/**
 * What a {@link Signaling} can do.
 *
 * @param trickle candidates may follow their description (RFC 8838); if false, descriptions carry
 *     all candidates, which costs the time to gather them
 * @param renegotiate proposals of kind {@link Proposal.Kind#CHANGE} can be made and answered
 * @param restartIce proposals of kind {@link Proposal.Kind#ICE_RESTART} can be made and answered
 */
public record Capabilities(boolean trickle, boolean renegotiate, boolean restartIce) {

  /** Everything that a live signalling connection can do. */
  public static final Capabilities ALL = new Capabilities(true, true, true);

  /** One description each way and nothing after that, as with tokens passed by hand. */
  public static final Capabilities ONE_SHOT = new Capabilities(false, false, false);
}
