package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley transfer NAME JID}: offers a name to another account. */
@Command(
    name = "transfer",
    header = "Offers a name to another account.",
    description =
        "Offers a name that this account owns to another account, which takes it with parley"
            + " accept-transfer within a day. Until then nothing changes.")
final class TransferCommand extends NameCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JID",
      converter = BareJidConverter.class,
      description = "The account, such as bob@example.org.")
  private @Nullable BareJid to;

  @Option(names = "--withdraw", description = "Take the offer back.")
  private boolean withdraw;

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    BareJid account = to;
    if (account == null) {
      stopping.await(names.transfer(name(), Optional.empty()));
      output.event(
          "withdrawn",
          name() + ": offered to nobody any more",
          fields -> fields.put("name", name()));
    } else {
      stopping.await(names.transfer(name(), Optional.of(account)));
      output.event(
          "offered",
          name() + ": offered to " + account,
          fields -> fields.put("name", name()).put("to", account.toString()));
    }
  }

  @Override
  void check() {
    if (withdraw == (to != null)) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "transfer takes an account to offer to, or --withdraw");
    }
    if (to != null && !to.isEntityBareJid()) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "'" + to + "' is no account, such as bob@example.org");
    }
  }
}
