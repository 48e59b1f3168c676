package dev.parley.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's programs, from Debian's package or from the path. They refuse to run as root: then
 * they are run as another user.
 */
final class PostgresInstallation {
  private static final Logger log = LoggerFactory.getLogger(PostgresInstallation.class);

  private static final String MISSING =
      "PostgreSQL is not installed, so nothing is tested with it: apt-get install postgresql";

  /** Where Debian puts them, one folder for each major version, on nobody's path. */
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private static final List<String> USERS = List.of("postgres", "nobody");

  private final Path bin;
  private final UserPrincipal user;

  private PostgresInstallation(Path bin, UserPrincipal user) {
    this.bin = bin;
    this.user = user;
  }

  /** The newest; the test that calls this is skipped if there is none. */
  static PostgresInstallation findOrSkip() throws Exception {
    for (Path bin : folders()) {
      if (isReal(bin.resolve("initdb")) && isReal(bin.resolve("postgres"))) {
        return new PostgresInstallation(bin, isRoot() ? unprivileged() : null);
      }
    }
    log.warn(MISSING); // of a class that is skipped as a whole, the report keeps no reason
    return Assumptions.abort(MISSING);
  }

  private static List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(DEBIAN)) {
      try (Stream<Path> versions = Files.list(DEBIAN)) {
        versions
            .filter(version -> version.getFileName().toString().matches("\\d+"))
            .sorted(Comparator.comparing(PostgresInstallation::major).reversed())
            .forEach(version -> folders.add(version.resolve("bin")));
      }
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Arrays.stream(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .forEach(folder -> folders.add(Path.of(folder)));
    return folders;
  }

  private static int major(Path version) {
    return Integer.parseInt(version.getFileName().toString());
  }

  /** Whether it says that it is what its name says: scripts of that name exist. */
  private static boolean isReal(Path program) throws Exception {
    if (!Files.isExecutable(program)) {
      return false;
    }
    Process process =
        new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    String version = new String(process.getInputStream().readAllBytes(), UTF_8);
    return version.startsWith(program.getFileName() + " (PostgreSQL) ");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static UserPrincipal unprivileged() throws IOException {
    for (String name : USERS) {
      try {
        return DEBIAN.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
      } catch (UserPrincipalNotFoundException e) {
        // The next one.
      }
    }
    throw new IOException(
        "PostgreSQL does not run as root, and there is none of the users " + USERS);
  }

  /** Lets the programs use a file or folder. */
  void give(Path path) throws IOException {
    if (user != null) {
      Files.setOwner(path, user);
    }
  }

  /** The command that runs one of the programs. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (user != null) {
      command.addAll(
          List.of("setpriv", "--reuid=" + user.getName(), "--regid=nogroup", "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
