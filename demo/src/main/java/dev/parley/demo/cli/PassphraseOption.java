package dev.parley.demo.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of an exported identity comes from; never the command line. */
final class PassphraseOption {
  private static final String VARIABLE = "PARLEY_PASSPHRASE";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description =
          "The passphrase is this file's first line. Default: environment "
              + VARIABLE
              + ", else it is asked for.")
  private @Nullable Path file;

  /**
   * The passphrase.
   *
   * @param twice whether somebody who types it has to type it again
   * @throws CommandFailure if there is none, or the second differs from the first
   */
  char[] read(boolean twice) {
    String given = Secrets.fromFileOrEnvironment(file, VARIABLE);
    return given != null ? given.toCharArray() : ask(twice);
  }

  private static char[] ask(boolean twice) {
    Console console = keyboard();
    char[] typed = console == null ? null : console.readPassword("Passphrase: ");
    if (console == null || typed == null || typed.length == 0) {
      throw failure(
          "no passphrase: give --passphrase-file FILE or set the environment variable " + VARIABLE);
    }
    if (twice) {
      char[] again = console.readPassword("Again: ");
      if (!Arrays.equals(typed, again)) {
        throw failure("the two passphrases differ: nothing was done");
      }
    }
    return typed;
  }

  /** Null if nobody sits there; a later JDK has a console even then, so the script looks. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console keyboard() {
    return Boolean.getBoolean("parley.keyboard") ? System.console() : null;
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ExitStatus.USAGE, "no-passphrase", message);
  }
}
