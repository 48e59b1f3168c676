package dev.parley.demo.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the password comes from: a file, the environment, or, with a warning, the command line. */
final class PasswordSource {
  private static final String VARIABLE = "PARLEY_PASSWORD";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "The password is this file's first line. Default: environment " + VARIABLE + ".")
  private @Nullable Path file;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "The password itself: every user of this machine can read it. For trials only.")
  private @Nullable String plain;

  /**
   * The password.
   *
   * @param warn takes a line for people
   * @throws CommandFailure if there is none
   */
  String read(Consumer<String> warn) {
    if (plain != null) {
      warn.accept(
          "parley: warning: every user of this machine can read a password on the command line;"
              + " use --password-file FILE or the environment variable "
              + VARIABLE);
    }
    if (plain != null && file == null) {
      return Secrets.nonEmpty(plain, "--password is empty");
    }
    String secret = Secrets.fromFileOrEnvironment(file, VARIABLE);
    if (secret == null) {
      throw new CommandFailure(
          ExitStatus.USAGE,
          "no-password",
          "no password: give --password-file FILE or set the environment variable " + VARIABLE);
    }
    return secret;
  }
}
