package dev.parley.demo.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where other users of the machine do not see them. */
final class Secrets {
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
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (NoSuchFileException e) {
      throw usage("no such file: " + file);
    } catch (IOException e) {
      throw usage("cannot read " + file + ": " + e.getMessage());
    }
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
