package dev.parley.openfire.registry;

/** The database failed. The requester is told to try again; the administrator sees the cause. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the failure of the database. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
