package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parley release NAME}: gives a name up. */
@Command(
    name = "release",
    header = "Gives a name up.",
    description =
        "Gives a name up: whoever serves it is stopped, its key is dead. It rests for a while (a"
            + " day by default), in which only its old owner can take it again, and is free then.")
final class ReleaseCommand extends NameCommand {

  @Mixin private final NameKeyOption keyOption = new NameKeyOption();

  private @Nullable String key;

  @Override
  void check() {
    key = keyOption.read();
  }

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    stopping.await(names.release(name(), Optional.ofNullable(key)));
    output.event("released", name() + ": released", fields -> fields.put("name", name()));
  }
}
