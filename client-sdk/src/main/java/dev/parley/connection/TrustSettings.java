package dev.parley.connection;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to believe when the server shows its TLS certificate. The name in the certificate must match
 * the account's domain in either case (RFC 6125).
 *
 * @param pemFile certificates in PEM form to trust instead of the system's: a server's own (then
 *     only that one is accepted, even if self-signed) or those of certificate authorities
 */
public record TrustSettings(Optional<Path> pemFile) {

  /** The certificate authorities that this Java installation trusts. */
  public static TrustSettings systemDefault() {
    return new TrustSettings(Optional.empty());
  }

  /** The certificates in that file, and no others. It is read at sign-in. */
  public static TrustSettings pem(Path file) {
    return new TrustSettings(Optional.of(file));
  }
}
