package dev.parley.connection;

/**
 * What an account signs in with. Today a password; a token, a certificate or none at all
 * (anonymous) will be further implementations, which is why this is an interface.
 *
 * <p>Asked again at every sign-in, so that what is short-lived can be renewed.
 */
public sealed interface Credentials permits PasswordCredentials {

  /**
   * A password. The array is copied; the caller may wipe its own afterwards.
   *
   * @throws IllegalArgumentException if the password is empty
   */
  static Credentials password(char[] password) {
    return new PasswordCredentials(password);
  }

  /**
   * A password.
   *
   * @throws IllegalArgumentException if the password is empty
   */
  static Credentials password(String password) {
    return new PasswordCredentials(password.toCharArray());
  }
}
