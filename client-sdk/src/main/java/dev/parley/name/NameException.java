package dev.parley.name;

import java.util.Optional;

/**
 * The name service did not do what was asked. The message is one line: what happened and what to
 * do. Each subclass is one remedy.
 */
public abstract sealed class NameException extends RuntimeException
    permits IdentityChangedException,
        IdentityFileException,
        IdentityMissingException,
        IdentityUnprovenException,
        IncorrectKeyException,
        InvalidNameException,
        MasterUnavailableException,
        NameActiveElsewhereException,
        NameAlreadyRegisteredException,
        NameExistsException,
        NameNotFoundException,
        NameServiceException,
        NameStoppedException,
        NotAllowedException,
        SecretStoreException,
        ServiceNotFoundException,
        TooFastException,
        TooManyNamesException {

  private static final long serialVersionUID = 1L;

  private final String name;

  NameException(String name, String message) {
    super(message);
    this.name = name;
  }

  /** The name that was asked about. */
  public String name() {
    return name;
  }

  /** The answer of the five that this failure is, if it is one. */
  public Optional<NameAnswer> answer() {
    return Optional.empty();
  }
}
