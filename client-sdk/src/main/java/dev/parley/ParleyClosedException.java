package dev.parley;

/** The client was closed meanwhile, or before. Make a new one. */
public final class ParleyClosedException extends ParleyException {
  private static final long serialVersionUID = 1L;

  public ParleyClosedException() {
    super("this client is closed");
  }
}
