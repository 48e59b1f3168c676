package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/** The server knows no such account with this password (SASL {@code not-authorized}). */
public final class WrongPasswordException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final transient Account account;

  public WrongPasswordException(Account account, @Nullable Throwable cause) {
    super(
        "the server refused the password of " + account + ": check the account and the password",
        cause);
    this.account = account;
  }

  /** Who tried to sign in. */
  public Account account() {
    return account;
  }
}
