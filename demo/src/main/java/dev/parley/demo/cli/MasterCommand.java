package dev.parley.demo.cli;

import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.Parley;
import dev.parley.StopOptions;
import dev.parley.demo.io.Output;
import dev.parley.name.NameAnswer;
import dev.parley.name.NameException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley master NAME}: runs a master name and talks with everybody who connects. */
@Command(
    name = "master",
    header = "Runs a master name and talks with everybody who connects.",
    description =
        "Runs a master name: registers it the first time, starts it again later. Each "
            + "message of whoever connects is a line on standard output, each line of standard "
            + "input a message to everybody connected. Runs until it gets SIGTERM or SIGINT, "
            + "then stops the name; or until the name's owner ends it.",
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
      ExitStatus.Help.SIGN_IN,
      ExitStatus.Help.SERVER,
      ExitStatus.Help.TRUST,
      ExitStatus.Help.NAME,
      ExitStatus.Help.IDENTITY
    })
final class MasterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The master name, such as chess-club.")
  private String name = "";

  @Mixin private final SignInOptions signInOptions = new SignInOptions();

  @Option(names = "--echo", description = "Answer each message with itself.")
  private boolean echo;

  @Mixin private final MasterStartOptions startOptions = new MasterStartOptions();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() throws Exception {
    Output output = outputOptions.output();
    MasterOptions options = startOptions.read();
    Stopping stopping = Stopping.onSignals(output);
    try (Parley parley = signInOptions.signIn(output, stopping)) {
      Master master = start(parley, options, output, stopping);
      StandingEvents standing = StandingEvents.print(output, master);
      LineHub hub = new LineHub(output, echo);
      master.onConnection(hub::welcome);
      var unused = StandardInput.forEachLine(hub::broadcast).exceptionally(hub::inputFailed);
      CompletableFuture.anyOf(stopping.requested(), standing.ended()).join();
      event(output, stop(master));
    }
    return stopping.statusOfEndless();
  }

  private Master start(Parley parley, MasterOptions options, Output output, Stopping stopping) {
    try {
      return stopping.await(parley.startMaster(name, options));
    } catch (CompletionException e) {
      if (e.getCause() instanceof NameException refused) {
        refused.answer().ifPresent(answer -> event(output, answer));
      }
      throw e;
    }
  }

  private NameAnswer stop(Master master) throws InterruptedException {
    try {
      return master.stop(StopOptions.defaults()).get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof NameException refused) {
        throw refused;
      }
      throw new CommandFailure(
          ExitStatus.SERVER,
          "not-told",
          "the server cannot be told that "
              + name
              + " stops, as it does not answer: nothing to do, it will notice by itself",
          e);
    }
  }

  private void event(Output output, NameAnswer answer) {
    output.event(word(answer), name + ": " + word(answer), fields -> fields.put("name", name));
  }

  private static String word(NameAnswer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
