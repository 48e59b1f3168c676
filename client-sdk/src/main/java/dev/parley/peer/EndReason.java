package dev.parley.peer;

import java.util.Locale;

/**
 * Why a session ended or a proposal was refused: the reasons of XEP-0166 section 7.4, which serve
 * for every kind of signalling.
 */
public enum EndReason {
  /** The party prefers another, existing session. */
  ALTERNATIVE_SESSION,
  /** The party is busy. */
  BUSY,
  /** The initiator gave up before the session was accepted. */
  CANCEL,
  /** No connection between the peers could be made, or it was lost. */
  CONNECTIVITY_ERROR,
  /** The party does not want the session. */
  DECLINE,
  /** The session lasted longer than agreed. */
  EXPIRED,
  /** The application type's set-up failed. */
  FAILED_APPLICATION,
  /** The transport's set-up failed. */
  FAILED_TRANSPORT,
  /** Something unspecific went wrong. */
  GENERAL_ERROR,
  /** The party is going away or is no longer there. */
  GONE,
  /** The parameters offered are not supported. */
  INCOMPATIBLE_PARAMETERS,
  /** Media could not be processed. */
  MEDIA_ERROR,
  /** A security rule is violated, such as a missing fingerprint. */
  SECURITY_ERROR,
  /** The session did what it was for: the ordinary end. */
  SUCCESS,
  /** The other side did not answer in time. */
  TIMEOUT,
  /** None of the application types is supported. */
  UNSUPPORTED_APPLICATIONS,
  /** None of the transports is supported. */
  UNSUPPORTED_TRANSPORTS,
  /** A reason that this version does not know. */
  UNKNOWN;

  /** The name of the XML element in XEP-0166, such as {@code connectivity-error}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of that element name; {@link #UNKNOWN} for one that is not known. */
  public static EndReason ofToken(String token) {
    for (EndReason reason : values()) {
      if (reason.token().equals(token)) {
        return reason;
      }
    }
    return UNKNOWN;
  }
}
