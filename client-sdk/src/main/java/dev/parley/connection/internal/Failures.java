package dev.parley.connection.internal;

import java.util.concurrent.CompletionException;

/** What a stage of a future failed with. */
public final class Failures {

  private Failures() {}

  /** The failure itself, out of what dependent stages wrap it in. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
