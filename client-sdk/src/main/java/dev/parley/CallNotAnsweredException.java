package dev.parley;

import java.time.Duration;
import org.jxmpp.jid.EntityBareJid;

/** Nobody answered a call in time. The person has a missed call; try again later. */
public final class CallNotAnsweredException extends ParleyException {
  private static final long serialVersionUID = 1L;

  private final transient EntityBareJid callee;
  private final boolean rang;

  public CallNotAnsweredException(EntityBareJid callee, Duration ringing, boolean rang) {
    super(
        callee
            + " did not answer within "
            + ringing.toMillis()
            + " ms: "
            + (rang ? "it rang" : "no device said that it rings, so none may be online"));
    this.callee = callee;
    this.rang = rang;
  }

  /** Who was called. */
  public EntityBareJid callee() {
    return callee;
  }

  /** Whether any device said that it rings; not every client does. */
  public boolean rang() {
    return rang;
  }
}
