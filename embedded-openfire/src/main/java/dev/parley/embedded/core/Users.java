package dev.parley.embedded.core;

import dev.parley.embedded.EmbeddedOpenfireException;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;

/** Accounts. */
final class Users {
  private Users() {}

  /** Creates the account, or gives the existing one this password. */
  static void put(String name, String password) {
    UserManager manager = UserManager.getInstance();
    try {
      manager.createUser(name, password, null, null);
    } catch (UserAlreadyExistsException exists) {
      try {
        manager.getUser(name).setPassword(password);
      } catch (UserNotFoundException gone) {
        throw new EmbeddedOpenfireException("The account " + name + " vanished: try again", gone);
      }
    } catch (IllegalArgumentException e) {
      throw new EmbeddedOpenfireException(
          "No account can be called '"
              + name
              + "', or its password is empty: use letters, digits, - _ and .",
          e);
    }
  }
}
