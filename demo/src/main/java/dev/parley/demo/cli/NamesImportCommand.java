package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameIdentity;
import dev.parley.name.NameRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley names import NAME FILE}: the identity of a name, from another machine. */
@Command(
    name = "import",
    header = "Takes the identity of a name from a file that another machine wrote.",
    description =
        "Takes the identity of a name from a file that parley names export wrote on another"
            + " machine, so that this machine can serve the name as its standby.")
final class NamesImportCommand extends NameCommand {

  private static final int MAX_BYTES = 64 << 10;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to read.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "If this machine has another identity of the name, lose that one.")
  private boolean replace;

  @Mixin private final PassphraseOption passphraseOption = new PassphraseOption();

  private String content = "";
  private char[] passphrase = {};

  @Override
  void check() {
    content = SmallFile.read(file, MAX_BYTES);
    passphrase = passphraseOption.read(false);
  }

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    NameIdentity identity =
        stopping.await(names.importIdentity(name(), content, passphrase, replace));
    Arrays.fill(passphrase, '\0');
    output.event(
        "imported",
        name() + ": identity " + identity.fingerprint() + " is on this machine now",
        fields -> fields.put("name", name()).put("identity", identity.fingerprint()));
  }
}
