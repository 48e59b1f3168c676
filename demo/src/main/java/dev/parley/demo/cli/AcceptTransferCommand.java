package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameRegistry;
import picocli.CommandLine.Command;

/** {@code parley accept-transfer NAME}: takes a name that was offered. */
@Command(
    name = "accept-transfer",
    header = "Takes a name that was offered to the account.",
    description =
        "Takes a name that was offered to this account, and prints its new secret key. The old"
            + " key and identity are dead, and whoever serves the name is stopped.")
final class AcceptTransferCommand extends NameCommand {

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    NewKey.print(output, "accepted", name(), stopping.await(names.acceptTransfer(name())));
  }
}
