package dev.parley.demo.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where other users of the machine do not see them. */
final class Secrets {
  private static final int MAX_BYTES = 64 << 10;

  private Secrets() {}

  /**
   * The first line of the file if one is given, else the environment variable, else null.
   *
   * @throws CommandFailure if the file cannot be read, or the secret is empty
   */
  static @Nullable String fromFileOrEnvironment(@Nullable Path file, String variable) {
    if (file != null) {
      return nonEmpty(firstLine(file), file + " has nothing on its first line");
    }
    String value = System.getenv(variable);
    return value == null
        ? null
        : nonEmpty(value, "the environment variable " + variable + " is empty");
  }

  private static String firstLine(Path file) {
    return SmallFile.read(file, MAX_BYTES).lines().findFirst().orElse("");
  }

  static String nonEmpty(String secret, String complaint) {
    if (secret.isEmpty()) {
      throw usage(complaint);
    }
    return secret;
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitStatus.USAGE, "secret", message);
  }
}
