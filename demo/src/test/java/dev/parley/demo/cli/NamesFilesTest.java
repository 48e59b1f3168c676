package dev.parley.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code names export} and {@code names import} say of files before anybody signs in. */
class NamesFilesTest {
  @TempDir Path folder;
  private Path passphrase;

  @BeforeEach
  void passphrase() throws Exception {
    passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
  }

  private static void refused(AccountCommand command, String code, String words, String... args) {
    new CommandLine(command).parseArgs(args);
    assertThatThrownBy(command::check)
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(ExitStatus.USAGE);
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.line()).contains(words);
            });
  }

  private void exportRefused(Path out, String code, String words, String... more) {
    String[] all = new String[more.length + 5];
    System.arraycopy(more, 0, all, 5, more.length);
    all[0] = "club";
    all[1] = "--passphrase-file";
    all[2] = passphrase.toString();
    all[3] = "--out";
    all[4] = out.toString();
    refused(new NamesExportCommand(), code, words, all);
  }

  private void importRefused(Path file, String code, String words) {
    String keyFile = passphrase.toString();
    refused(
        new NamesImportCommand(),
        code,
        words,
        "club",
        file.toString(),
        "--passphrase-file",
        keyFile);
  }

  @Test
  void nothingIsWrittenWhereSomethingIs() throws Exception {
    Path there = Files.writeString(folder.resolve("there"), "precious");
    exportRefused(there, "file-exists", "--force");
    assertThat(there).hasContent("precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
    exportRefused(link, "file", "no plain file", "--force");
    exportRefused(folder, "file", "no plain file", "--force");
    exportRefused(folder.resolve("no/such"), "file", "no such folder");
  }

  @Test
  void aPassphraseIsNeeded() throws Exception {
    String out = folder.resolve("out").toString();
    refused(new NamesExportCommand(), "no-passphrase", "--passphrase-file", "club", "--out", out);
    Files.writeString(passphrase, "\n");
    exportRefused(Path.of(out), "secret", "nothing on its first line");
    Files.delete(passphrase);
    exportRefused(Path.of(out), "file", "no such file");
  }

  @Test
  void whatIsReadIsASmallText() throws Exception {
    importRefused(folder.resolve("missing"), "file", "no such file");
    importRefused(folder, "file", folder.toString());
    importRefused(Path.of("/dev/zero"), "file", "not the right file");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    importRefused(binary, "file", "not a text");
  }
}
