package dev.parley.connection.internal;

/** Told about the link before the application is, on {@link XmppLink#worker()}; must not block. */
public interface LinkListener {

  /** Stanzas flow again; {@code resumed} as in {@code ConnectionListener}. */
  default void online(boolean resumed) {}

  /** The link is lost, or being closed. */
  default void offline() {}

  /** The link is over. */
  default void closed() {}
}
