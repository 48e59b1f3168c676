package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameRegistry;
import picocli.CommandLine.Command;

/** {@code parley rekey NAME}: a new secret key for a name. */
@Command(
    name = "rekey",
    header = "Makes a new secret key for a name.",
    description =
        "Makes a new secret key for a name that this account owns, and prints it. The old key is"
            + " dead at once; whoever serves the name goes on.")
final class RekeyCommand extends NameCommand {

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    NewKey.print(output, "rekeyed", name(), stopping.await(names.rekey(name())));
  }
}
