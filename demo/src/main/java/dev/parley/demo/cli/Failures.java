package dev.parley.demo.cli;

import dev.parley.CallNotAnsweredException;
import dev.parley.CallOverException;
import dev.parley.PeerUnavailableException;
import dev.parley.connection.CertificateNameException;
import dev.parley.connection.NotOnlineException;
import dev.parley.connection.RequestTimeoutException;
import dev.parley.connection.ServerUnreachableException;
import dev.parley.connection.SignInRefusedException;
import dev.parley.connection.SignInTimeoutException;
import dev.parley.connection.TlsUnavailableException;
import dev.parley.connection.TrustFileException;
import dev.parley.connection.UntrustedCertificateException;
import dev.parley.connection.WrongDomainException;
import dev.parley.connection.WrongPasswordException;
import dev.parley.embedded.EmbeddedOpenfireException;
import dev.parley.embedded.PortTakenException;
import dev.parley.ice.IceConfigException;
import dev.parley.name.IdentityChangedException;
import dev.parley.name.IdentityFileException;
import dev.parley.name.IdentityFileException.Problem;
import dev.parley.name.IdentityMissingException;
import dev.parley.name.IdentityUnprovenException;
import dev.parley.name.IncorrectKeyException;
import dev.parley.name.InvalidNameException;
import dev.parley.name.MasterUnavailableException;
import dev.parley.name.NameActiveElsewhereException;
import dev.parley.name.NameAlreadyRegisteredException;
import dev.parley.name.NameException;
import dev.parley.name.NameExistsException;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameServiceException;
import dev.parley.name.NameStoppedException;
import dev.parley.name.NotAllowedException;
import dev.parley.name.SecretStoreException;
import dev.parley.name.ServiceNotFoundException;
import dev.parley.name.TooFastException;
import dev.parley.name.TooManyNamesException;
import dev.parley.peer.ConnectTimeoutException;
import dev.parley.peer.NoNetworkAddressException;
import dev.parley.peer.PeerRefusedException;
import dev.parley.runtime.NativeLibraryException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Which exit status, word and line stand for an exception. */
final class Failures {

  private record Rule(Class<? extends Throwable> type, int status, String code, String hint) {}

  private static final List<Rule> RULES =
      List.of(
          rule(WrongPasswordException.class, ExitStatus.SIGN_IN, "wrong-password"),
          rule(SignInRefusedException.class, ExitStatus.SIGN_IN, "sign-in-refused"),
          new Rule(
              ServerUnreachableException.class,
              ExitStatus.SERVER,
              "server-unreachable",
              " (--server HOST:PORT)"),
          rule(SignInTimeoutException.class, ExitStatus.SERVER, "server-silent"),
          rule(RequestTimeoutException.class, ExitStatus.SERVER, "server-silent"),
          rule(NotOnlineException.class, ExitStatus.SERVER, "not-connected"),
          rule(WrongDomainException.class, ExitStatus.SERVER, "wrong-domain"),
          rule(TlsUnavailableException.class, ExitStatus.SERVER, "no-tls"),
          rule(PortTakenException.class, ExitStatus.SERVER, "port-taken"),
          rule(EmbeddedOpenfireException.class, ExitStatus.SERVER, "server-failed"),
          new Rule(
              UntrustedCertificateException.class,
              ExitStatus.TRUST,
              "certificate-not-trusted",
              " (--trust FILE)"),
          rule(CertificateNameException.class, ExitStatus.TRUST, "certificate-name"),
          rule(TrustFileException.class, ExitStatus.TRUST, "trust-file"),
          rule(IceConfigException.class, ExitStatus.USAGE, "ice-config"),
          rule(PeerRefusedException.class, ExitStatus.PEER, "refused"),
          rule(NameNotFoundException.class, ExitStatus.PEER, "not-found"),
          rule(MasterUnavailableException.class, ExitStatus.PEER, "not-available"),
          rule(InvalidNameException.class, ExitStatus.NAME, "invalid-name"),
          rule(NameExistsException.class, ExitStatus.NAME, "exists"),
          rule(IncorrectKeyException.class, ExitStatus.NAME, "incorrect"),
          new Rule(
              NameActiveElsewhereException.class,
              ExitStatus.NAME,
              "active-elsewhere",
              " (--standby)"),
          rule(NameAlreadyRegisteredException.class, ExitStatus.NAME, "already-registered"),
          rule(NameStoppedException.class, ExitStatus.NAME, "stopped"),
          rule(NotAllowedException.class, ExitStatus.NAME, "not-allowed"),
          rule(TooManyNamesException.class, ExitStatus.NAME, "too-many-names"),
          rule(TooFastException.class, ExitStatus.NAME, "too-fast"),
          rule(ServiceNotFoundException.class, ExitStatus.SERVER, "no-name-service"),
          rule(NameServiceException.class, ExitStatus.SERVER, "name-service-failed"),
          rule(IdentityChangedException.class, ExitStatus.IDENTITY, "identity-changed"),
          rule(IdentityUnprovenException.class, ExitStatus.IDENTITY, "identity-unproven"),
          rule(IdentityMissingException.class, ExitStatus.IDENTITY, "identity-missing"),
          new Rule(
              SecretStoreException.class, ExitStatus.FAILED, "secret-store", " (--storage DIR)"),
          rule(NameException.class, ExitStatus.NAME, "name-refused"),
          rule(NativeLibraryException.class, ExitStatus.MISSING, "native-library"),
          rule(PeerUnavailableException.class, ExitStatus.PEER, "not-available"),
          rule(CallNotAnsweredException.class, ExitStatus.PEER, "no-answer"),
          rule(CallOverException.class, ExitStatus.PEER, "over"),
          rule(NoNetworkAddressException.class, ExitStatus.PEER, "no-network"),
          rule(ConnectTimeoutException.class, ExitStatus.PEER, "timeout"));

  private Failures() {}

  private static Rule rule(Class<? extends Throwable> type, int status, String code) {
    return new Rule(type, status, code, "");
  }

  static CommandFailure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof CommandFailure failure) {
      return failure;
    }
    if (cause instanceof IdentityFileException moved) {
      return identityFile(moved);
    }
    return RULES.stream()
        .filter(rule -> rule.type().isInstance(cause))
        .findFirst()
        .map(rule -> failure(rule, cause))
        .orElseGet(() -> new CommandFailure(ExitStatus.FAILED, "failed", describe(cause), cause));
  }

  private static CommandFailure identityFile(IdentityFileException moved) {
    String hint = moved.problem() == Problem.OTHER_HERE ? " (--replace)" : "";
    String code =
        switch (moved.problem()) {
          case NONE_HERE -> "no-identity";
          case OTHER_HERE -> "other-identity";
          case OTHER_NAME -> "other-name";
          case UNREADABLE -> "identity-file";
          case WRONG_PASSPHRASE -> "wrong-passphrase";
        };
    return new CommandFailure(ExitStatus.IDENTITY, code, describe(moved) + hint, moved);
  }

  /** Whether there is a rule for exactly that kind of failure. */
  static boolean knows(Class<?> type) {
    return RULES.stream().anyMatch(rule -> rule.type().isAssignableFrom(type));
  }

  private static CommandFailure failure(Rule rule, Throwable cause) {
    return new CommandFailure(rule.status(), rule.code(), describe(cause) + rule.hint(), cause);
  }

  /** What a future or a thread wrapped around the failure says nothing more. */
  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** On one line, and without what steers a terminal, whatever the message holds. */
  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    if (cause instanceof FileSystemException file) {
      message = "cannot use " + file.getFile() + ": " + reason(file);
    }
    return message == null || message.isBlank()
        ? cause.toString()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}+", " ");
  }

  /** These exceptions have the file's name for a message, and say what happened by their type. */
  private static String reason(FileSystemException file) {
    if (file.getReason() != null) {
      return file.getReason();
    }
    return file.getClass()
        .getSimpleName()
        .replaceAll("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
