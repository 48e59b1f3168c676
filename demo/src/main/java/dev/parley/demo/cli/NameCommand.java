package dev.parley.demo.cli;

import picocli.CommandLine.Parameters;

/** An {@link AccountCommand} about one name. */
abstract class NameCommand extends AccountCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "The name, such as chess-club.")
  private String name = "";

  String name() {
    return name;
  }
}
