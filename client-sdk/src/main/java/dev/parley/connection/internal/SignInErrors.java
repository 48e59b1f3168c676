package dev.parley.connection.internal;

import dev.parley.connection.ConnectionSettings;
import dev.parley.connection.ServerUnreachableException;
import dev.parley.connection.SignInException;
import dev.parley.connection.SignInRefusedException;
import dev.parley.connection.SignInTimeoutException;
import dev.parley.connection.TlsUnavailableException;
import dev.parley.connection.WrongDomainException;
import dev.parley.connection.WrongPasswordException;
import java.io.IOException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jspecify.annotations.Nullable;

/** Tells from what Smack threw during a sign-in which of our exceptions it is. */
final class SignInErrors {

  private SignInErrors() {}

  static SignInException of(ConnectionSettings settings, @Nullable ServerTrust trust, Throwable e) {
    if (trust != null && trust.refusal() != null) {
      return trust.refusal();
    }
    return of(settings, e, 0);
  }

  /** What people know the server by. */
  static String server(ConnectionSettings settings) {
    return settings.server().map(Object::toString).orElseGet(() -> settings.account().domain());
  }

  private static SignInException of(ConnectionSettings settings, Throwable e, int depth) {
    if (e instanceof SignInException known) {
      return known;
    }
    if (e instanceof SASLErrorException sasl) {
      return ofSasl(settings, sasl);
    }
    if (e instanceof SmackException.SmackWrappedException && e.getCause() != null && depth < 5) {
      return of(settings, e.getCause(), depth + 1);
    }
    if (e instanceof SmackException.SecurityRequiredByClientException) {
      return new TlsUnavailableException(settings.account().domain(), e);
    }
    if (e instanceof SmackException.NoResponseException) {
      return new SignInTimeoutException(server(settings), "no answer at a step of it", e);
    }
    if (e instanceof SmackException.EndpointConnectionException unreachable) {
      return new ServerUnreachableException(server(settings), detail(unreachable), e);
    }
    if (e instanceof XMPPException.StreamErrorException stream) {
      return ofStream(settings, stream.getStreamError(), e);
    }
    if (e instanceof SmackException.SmackSaslException) {
      return new SignInRefusedException("it offers no way to prove who this is that we know", e);
    }
    if (e instanceof XMPPException.XMPPErrorException xmpp) {
      return new SignInRefusedException(String.valueOf(xmpp.getStanzaError().getCondition()), e);
    }
    if (e instanceof IOException || e instanceof SmackException) {
      return new ServerUnreachableException(server(settings), "the connection broke", e);
    }
    return new ServerUnreachableException(server(settings), "what answers is not XMPP", e);
  }

  private static SignInException ofSasl(ConnectionSettings settings, SASLErrorException e) {
    SASLError error = e.getSASLFailure().getSASLError();
    return error == SASLError.not_authorized
        ? new WrongPasswordException(settings.account(), e)
        : new SignInRefusedException(String.valueOf(error), e);
  }

  private static SignInException ofStream(
      ConnectionSettings settings, StreamError error, Throwable e) {
    if (error.getCondition() == StreamError.Condition.host_unknown
        || error.getCondition() == StreamError.Condition.improper_addressing) {
      return new WrongDomainException(server(settings), settings.account().domain(), e);
    }
    return new SignInRefusedException(String.valueOf(error.getCondition()), e);
  }

  private static String detail(SmackException.EndpointConnectionException e) {
    Throwable[] inner = e.getSuppressed();
    if (!e.getConnectionExceptions().isEmpty()) {
      Throwable cause = e.getConnectionExceptions().get(0).getException();
      return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
    return inner.length > 0 ? String.valueOf(inner[0].getMessage()) : "no address found";
  }
}
