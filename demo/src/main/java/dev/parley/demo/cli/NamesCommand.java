package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NamePage;
import dev.parley.name.NameRegistry;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code parley names}: the names that the account may see, printed page by page. */
@Command(
    name = "names",
    header = "Lists the names of the server; export, import: the identity of one.",
    description = "Lists the names that the server shows to this account, one on a line.",
    subcommands = {NamesExportCommand.class, NamesImportCommand.class})
final class NamesCommand extends AccountCommand {

  private static final int PAGE = 100;

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    Optional<String> after;
    Optional<String> next = Optional.empty();
    do {
      after = next;
      NamePage page = stopping.await(names.list(after, PAGE));
      for (String name : page.names()) {
        output.answer("name", name, fields -> fields.put("name", name));
      }
      next = page.next();
    } while (next.isPresent() && !next.equals(after));
  }
}
