package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.demo.io.OwnerFile;
import dev.parley.name.NameIdentity;
import dev.parley.name.NameRegistry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley names export NAME}: the identity of a name, for a standby's machine. */
@Command(
    name = "export",
    header = "Writes the identity of a name to a file, for another machine.",
    description =
        "Writes the identity with which this machine serves a name to a file, encrypted with a"
            + " passphrase, for parley names import on the machine of a standby.")
final class NamesExportCommand extends NameCommand {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, for this user only.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean force;

  @Mixin private final PassphraseOption passphraseOption = new PassphraseOption();

  private char[] passphrase = {};

  @Override
  void check() {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandFailure(ExitStatus.USAGE, "file", "no such folder: " + folder);
    }
    if (OwnerFile.isSomethingElse(out)) {
      throw new CommandFailure(
          ExitStatus.USAGE, "file", out + " is no plain file: choose another --out");
    }
    if (!force && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw exists();
    }
    passphrase = passphraseOption.read(true);
  }

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    String content = stopping.await(names.exportIdentity(name(), passphrase));
    Arrays.fill(passphrase, '\0');
    Optional<NameIdentity> identity = stopping.await(names.identity(name()));
    write(content);
    String fingerprint = identity.map(NameIdentity::fingerprint).orElse("");
    output.event(
        "exported",
        name() + ": identity " + fingerprint + " written to " + out,
        fields ->
            fields
                .put("name", name())
                .put("identity", fingerprint)
                .put("file", out.toAbsolutePath().toString()));
  }

  private void write(String content) {
    try {
      OwnerFile.write(out, content, force);
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw Failures.of(e);
    }
  }

  private CommandFailure exists() {
    return new CommandFailure(
        ExitStatus.USAGE,
        "file-exists",
        out + " exists: choose another --out, or --force replaces it");
  }
}
