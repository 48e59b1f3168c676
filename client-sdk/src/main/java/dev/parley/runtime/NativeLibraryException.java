package dev.parley.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The native WebRTC library cannot be used on this machine. The message says what to do; {@link
 * #packages()} names the Debian and Ubuntu packages that are missing, if that is the reason.
 */
public class NativeLibraryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> packages;

  /** Makes one. */
  public NativeLibraryException(String message, List<String> packages, @Nullable Throwable cause) {
    super(message, cause);
    this.packages = List.copyOf(packages);
  }

  /** Debian and Ubuntu packages to install; empty if that would not help. */
  public List<String> packages() {
    return packages == null ? List.of() : packages;
  }
}
