package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.demo.steps.DemoRun;
import dev.parley.demo.steps.Summary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley demo}: the whole path on real parts, step by step. */
@Command(
    name = "demo",
    header = "Shows the whole path on real parts, step by step.",
    description =
        "Starts a real Openfire in this process and three accounts in processes of their "
            + "own, and shows, step by step, with the time each took: a master name, a connect "
            + "by name, messages and a file, audio and video, the loss and return of the "
            + "master, and its end. The exit status is 0 only if every step held.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%n",
    sortOptions = false,
    exitCodeListHeading = ExitStatus.Help.HEADING,
    exitCodeList = {
      ExitStatus.Help.OK,
      ExitStatus.Help.FAILED,
      ExitStatus.Help.USAGE,
      ExitStatus.Help.MISSING,
      ExitStatus.Help.SERVER
    })
final class DemoCommand implements Callable<Integer> {
  private static final int MAX_SLACK = 100;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the server's and the accounts' data in this folder: the first run registers the"
              + " name, later ones start it. Default: a temporary folder.")
  private @Nullable Path data;

  @Option(names = "--show-stanzas", description = "Print the Jingle stanzas that cross the server.")
  private boolean showStanzas;

  @Option(
      names = "--slack",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "On a machine that is busy with other work, give a killed master FACTOR times the 3"
              + " seconds that it has to be back. Default: ${DEFAULT-VALUE}.")
  private double slack;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() throws Exception {
    if (!(slack >= 1 && slack <= MAX_SLACK)) {
      throw new ParameterException(
          spec.commandLine(), "--slack must be between 1 and " + MAX_SLACK + ", not " + slack);
    }
    Output output = outputOptions.output();
    Stopping stopping = Stopping.onSignals(output);
    // The running step fails at once, and everything that was started is given back.
    var unused = stopping.requested().thenRun(Thread.currentThread()::interrupt);
    DemoRun run = new DemoRun(output, slack, showStanzas, outputOptions.verbose());
    Summary summary = run.run(Optional.ofNullable(data));
    output.result(output.json() ? summary.json() : summary.table());
    if (stopping.requested().isDone()) {
      return stopping.status();
    }
    return summary.ok() ? ExitStatus.OK : ExitStatus.FAILED;
  }
}
