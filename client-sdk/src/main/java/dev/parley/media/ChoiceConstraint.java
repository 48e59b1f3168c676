package dev.parley.media;

import org.jspecify.annotations.Nullable;

/**
 * What a value should or must be: ConstrainDOMString of W3C Media Capture and Streams, section 11.
 *
 * @param exact what it must be; null if that is open
 * @param ideal what it should be; null if that does not matter
 * @param <T> the type of the value
 */
public record ChoiceConstraint<T>(@Nullable T exact, @Nullable T ideal) {

  /** Anything goes. */
  public static <T> ChoiceConstraint<T> any() {
    return new ChoiceConstraint<>(null, null);
  }

  /** Must be that. */
  public static <T> ChoiceConstraint<T> exact(T value) {
    return new ChoiceConstraint<>(value, null);
  }

  /** Should be that, if there is such a device. */
  public static <T> ChoiceConstraint<T> ideal(T value) {
    return new ChoiceConstraint<>(null, value);
  }

  /** Whether that value is allowed. */
  boolean allows(T value) {
    return exact == null || exact.equals(value);
  }

  /** The fitness distance: 0 is ideal, 1 is not. */
  double distance(T value) {
    return ideal == null || ideal.equals(value) ? 0 : 1;
  }
}
