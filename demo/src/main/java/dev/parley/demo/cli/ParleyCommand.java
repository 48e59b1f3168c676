package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code parley}: the one command with everything under it. */
@Command(
    name = "parley",
    description = "Peer-to-peer for Java, by name.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      ServerCommand.class,
      MasterCommand.class,
      ConnectCommand.class,
      CallCommand.class,
      AnswerCommand.class,
      NamesCommand.class,
      WhoisCommand.class,
      RegisterCommand.class,
      ReleaseCommand.class,
      RekeyCommand.class,
      TransferCommand.class,
      AcceptTransferCommand.class,
      WatchCommand.class,
      DevicesCommand.class,
      RoleCommand.class
    })
public final class ParleyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private ParleyCommand() {}

  /** Without a command: help. */
  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return ExitStatus.OK;
  }

  /**
   * Runs a command line.
   *
   * @return one of {@link ExitStatus}
   */
  public static int execute(String... args) {
    CommandLine line = new CommandLine(new ParleyCommand());
    line.getCommandSpec().exitCodeOnInvalidInput(ExitStatus.USAGE);
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(ParleyCommand::start);
    line.setExecutionExceptionHandler(ParleyCommand::failed);
    line.setParameterExceptionHandler(ParleyCommand::misused);
    return line.execute(args);
  }

  private static int start(ParseResult parsed) {
    Logging.start(given(parsed, "--verbose"));
    return new CommandLine.RunLast().execute(parsed);
  }

  private static boolean given(ParseResult parsed, String flag) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.matchedOptionValue(flag, false);
  }

  private static int failed(Exception thrown, CommandLine line, ParseResult parsed) {
    CommandFailure failure = Failures.of(thrown);
    Output.standard(given(parsed, "--json")).error(failure.code(), failure.line());
    if (given(parsed, "--verbose")) {
      thrown.printStackTrace();
    }
    return failure.status();
  }

  private static int misused(CommandLine.ParameterException thrown, String[] args) {
    String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
    // What was parsed is not known: the words themselves are looked at.
    Output.standard(Arrays.asList(args).contains("--json"))
        .error("usage", thrown.getMessage() + " (" + command + " --help shows what is possible)");
    return ExitStatus.USAGE;
  }
}
