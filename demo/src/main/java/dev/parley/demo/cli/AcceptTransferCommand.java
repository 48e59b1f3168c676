package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameNotFoundException;
import dev.parley.name.NameRegistry;
import java.util.concurrent.CompletionException;
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
    NewKey.print(output, "accepted", name(), accept(names, stopping));
  }

  private String accept(NameRegistry names, Stopping stopping) {
    try {
      return stopping.await(names.acceptTransfer(name()));
    } catch (CompletionException e) {
      if (e.getCause() instanceof NameNotFoundException) {
        throw new CommandFailure(
            ExitStatus.PEER,
            "not-found",
            name()
                + " is not offered to this account: ask its owner to offer it (parley transfer);"
                + " an offer ends after a day",
            e);
      }
      throw e;
    }
  }
}
