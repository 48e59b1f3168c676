package dev.parley.internal;

/** A session came up with an instance that does not serve the name any more. */
final class MovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MovedException(String name) {
    super(name + " is served by another instance now");
  }
}
