package dev.parley.embedded.internal;

/**
 * A database server that Openfire is to use instead of HSQLDB.
 *
 * @param jdbcUrl for example {@code jdbc:postgresql://127.0.0.1/openfire}
 * @param user who may create tables there
 * @param password of that user
 */
public record ExternalDatabase(String jdbcUrl, String user, String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "ExternalDatabase[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
  }
}
