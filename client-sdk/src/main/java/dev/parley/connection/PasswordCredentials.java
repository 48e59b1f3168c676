package dev.parley.connection;

/** A password, used with the strongest SASL mechanism (RFC 4422) that the server offers. */
public final class PasswordCredentials implements Credentials {

  private final char[] password;

  PasswordCredentials(char[] password) {
    if (password.length == 0) {
      throw new IllegalArgumentException("the password is empty");
    }
    this.password = password.clone();
  }

  /** A copy of the password; never log it. */
  public char[] password() {
    return password.clone();
  }

  @Override
  public String toString() {
    return "password (not shown)";
  }
}
