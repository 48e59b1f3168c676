package dev.parley.name.internal;

import dev.parley.connection.internal.Failures;
import dev.parley.connection.internal.IqErrorException;
import dev.parley.name.IdentityMissingException;
import dev.parley.name.IncorrectKeyException;
import dev.parley.name.InvalidNameException;
import dev.parley.name.MasterUnavailableException;
import dev.parley.name.NameActiveElsewhereException;
import dev.parley.name.NameExistsException;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameServiceException;
import dev.parley.name.NotAllowedException;
import dev.parley.name.TooFastException;
import dev.parley.name.TooManyNamesException;
import java.time.Duration;
import org.jivesoftware.smack.packet.StanzaError;

/** Tells from a stanza error which of our exceptions it is. */
final class NameErrors {

  /** The service does not say how long: the slowest of its default limits grants 10 a minute. */
  private static final Duration RETRY = Duration.ofSeconds(6);

  private NameErrors() {}

  /** The failure as the application shall see it. */
  static RuntimeException of(String name, Throwable failure) {
    Throwable cause = Failures.cause(failure);
    if (cause instanceof IqErrorException answer) {
      RuntimeException known = of(name, answer.error());
      known.initCause(answer);
      return known;
    }
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("unexpected failure for " + name, cause);
  }

  /** Whether asking again would only be told the same. */
  static boolean isFinal(RuntimeException failure) {
    return failure instanceof NameExistsException
        || failure instanceof IncorrectKeyException
        || failure instanceof IdentityMissingException
        || failure instanceof NotAllowedException
        || failure instanceof InvalidNameException;
  }

  private static RuntimeException of(String name, StanzaError error) {
    if (has(error, "exists")) {
      return new NameExistsException(name);
    }
    if (has(error, "active")) {
      return new NameActiveElsewhereException(name);
    }
    if (has(error, "other-identity")) {
      return new IdentityMissingException(name);
    }
    if (has(error, "incorrect")) {
      return new IncorrectKeyException(name);
    }
    return switch (error.getCondition()) {
      case policy_violation -> new TooFastException(name, RETRY);
      case resource_constraint -> new TooManyNamesException(name);
      case forbidden, not_allowed, not_authorized -> new NotAllowedException(name);
      case jid_malformed -> new InvalidNameException(name, "the server refuses it");
      case item_not_found -> new NameNotFoundException(name);
      case recipient_unavailable -> new MasterUnavailableException(name);
      default -> new NameServiceException(name, detail(error));
    };
  }

  private static boolean has(StanzaError error, String condition) {
    return error.getExtension(condition, Wire.NAMESPACE) != null;
  }

  private static String detail(StanzaError error) {
    String text = error.getDescriptiveText();
    return error.getCondition() + (text == null ? "" : ", " + text.strip());
  }
}
