package dev.parley.demo.cli;

import dev.parley.Parley;
import dev.parley.demo.io.Output;
import dev.parley.name.NameRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that signs in, does something with the server's names, and ends. */
@Command(
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
      ExitStatus.Help.PEER,
      ExitStatus.Help.IDENTITY
    })
abstract class AccountCommand implements Callable<Integer> {

  @Mixin private final SignInOptions signInOptions = new SignInOptions();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public final Integer call() {
    Output output = outputOptions.output();
    check();
    Stopping stopping = Stopping.onSignals(output);
    try (Parley parley = signInOptions.signIn(output, stopping)) {
      run(parley.names(), output, stopping);
    }
    return stopping.statusOfEndless();
  }

  /**
   * Looks at the options before anybody signs in.
   *
   * @throws CommandFailure if they do not go together
   */
  void check() {}

  /**
   * Does it; what it waits for, it awaits with {@code stopping}.
   *
   * @throws java.util.concurrent.CompletionException with the reason if the name service refuses
   * @throws CommandFailure on a signal
   */
  abstract void run(NameRegistry names, Output output, Stopping stopping);
}
