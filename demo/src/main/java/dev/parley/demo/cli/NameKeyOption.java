package dev.parley.demo.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the secret key of a name comes from. */
final class NameKeyOption {
  private static final String VARIABLE = "PARLEY_NAME_KEY";

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The name's secret key, for an account that does not own it. Default: environment "
              + VARIABLE
              + ", else the key kept at registration.")
  private @Nullable Path file;

  /**
   * The key; null if none was given.
   *
   * @throws CommandFailure if the file cannot be read, or the key is empty
   */
  @Nullable String read() {
    return Secrets.fromFileOrEnvironment(file, VARIABLE);
  }
}
