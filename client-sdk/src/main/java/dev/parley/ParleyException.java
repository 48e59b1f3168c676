package dev.parley;

/** Why something that was asked of {@link Parley} did not come about. */
public abstract sealed class ParleyException extends RuntimeException
    permits ParleyClosedException,
        PeerUnavailableException,
        CallOverException,
        CallNotAnsweredException {
  private static final long serialVersionUID = 1L;

  ParleyException(String message) {
    super(message);
  }
}
