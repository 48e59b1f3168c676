package dev.parley.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of trusted certificates is missing, unreadable or holds none. */
public final class TrustFileException extends SignInException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String detail;

  public TrustFileException(Path file, String detail, @Nullable Throwable cause) {
    super(
        "cannot use "
            + file
            + " as trusted certificates: "
            + detail
            + "; it must hold one or more certificates in PEM form",
        cause);
    this.file = file;
    this.detail = detail;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** What is wrong with it. */
  public String detail() {
    return detail;
  }
}
