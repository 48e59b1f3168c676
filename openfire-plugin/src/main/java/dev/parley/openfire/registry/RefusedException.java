package dev.parley.openfire.registry;

/** A request was not granted; {@link #refusal()} says why. Has no stack trace: it is an answer. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /** With a text for people, which names no secret. */
  public RefusedException(Refusal refusal, String text) {
    super(text, null, false, false);
    this.refusal = refusal;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
