package dev.parley.connection;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to sign in failed. The message is one line: what happened and what to do. Each
 * subclass is one remedy.
 */
public abstract sealed class SignInException extends RuntimeException
    permits CertificateNameException,
        ServerUnreachableException,
        SignInRefusedException,
        SignInTimeoutException,
        TlsUnavailableException,
        TrustFileException,
        UntrustedCertificateException,
        WrongDomainException,
        WrongPasswordException {

  private static final long serialVersionUID = 1L;

  SignInException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
