package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.Access;
import dev.parley.name.NameProfile;
import dev.parley.name.NameRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley register NAME}: takes a name, to be served later. */
@Command(
    name = "register",
    header = "Takes a free name for the account.",
    description =
        "Takes a free name for the account, to be served later by parley master, and prints its"
            + " secret key. The account that owns a name does not need the key; others need it"
            + " to serve the name.")
final class RegisterCommand extends NameCommand {

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What the name is, for people.")
  private @Nullable String description;

  @Option(
      names = "--access",
      paramLabel = "WHO",
      description =
          "Who can find and reach the name: open, contacts, allow (with --allow) or private."
              + " Default: open.")
  private @Nullable Access access;

  @Option(
      names = "--allow",
      paramLabel = "JID",
      converter = BareJidConverter.class,
      description =
          "An account or a domain that can find and reach the name, and no other; repeatable.")
  private List<BareJid> allow = new ArrayList<>();

  @Override
  void check() {
    if (!allow.isEmpty() && access != null && access != Access.ALLOW) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "--allow goes with --access allow and no other");
    }
  }

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    String key = stopping.await(names.register(name(), profile()));
    NewKey.print(output, "registered", name(), key);
  }

  private NameProfile profile() {
    NameProfile profile = NameProfile.unchanged();
    if (description != null) {
      profile = profile.withDescription(description);
    }
    if (!allow.isEmpty()) {
      profile = profile.withAllow(Set.copyOf(allow));
    } else if (access != null) {
      profile = profile.withAccess(access);
    }
    return profile;
  }
}
