package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --json} and {@code --verbose}, the same for every command. */
final class OutputOptions {

  @Option(
      names = "--json",
      description = "Print JSON on standard output, everything else on standard error.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what the library does, on standard error.")
  private boolean verbose;

  private @Nullable Output output;

  /** Made when first asked for, after the options were parsed. */
  Output output() {
    Output made = output;
    if (made == null) {
      made = Output.standard(json);
      output = made;
    }
    return made;
  }

  boolean verbose() {
    return verbose;
  }
}
