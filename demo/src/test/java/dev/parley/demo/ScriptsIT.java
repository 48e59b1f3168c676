package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley} itself: what it says of a bare machine, and when it builds. */
class ScriptsIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What every Debian has. No Maven, no apt-get, no sudo. */
  private static final List<String> ESSENTIAL =
      List.of(
          "bash",
          "env",
          "dirname",
          "basename",
          "readlink",
          "sed",
          "sort",
          "head",
          "cut",
          "id",
          "grep",
          "find",
          "xargs",
          "sha256sum",
          "cat",
          "mkdir",
          "rm",
          "flock",
          "uname");

  @TempDir Path folder;
  private Path path;
  private Path jdk;
  private Path project;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void bareMachine() throws IOException {
    path = Files.createDirectories(folder.resolve("bin"));
    for (String command : ESSENTIAL) {
      Files.createSymbolicLink(path.resolve(command), find(command));
    }
    jdk = Files.createDirectories(folder.resolve("jdk"));
    script(jdk.resolve("bin/javac"), "echo javac 17.0.1");
    script(jdk.resolve("bin/java"), "echo \"running: $*\"");
    project = folder.resolve("project");
    copy("parley");
    copy("scripts/lib/require.sh");
    copy("scripts/lib/maven.sh");
    copy("scripts/lib/build.sh");
    write(project.resolve("pom.xml"), "<project/>");
    write(project.resolve(".mvn/jvm.config"), "");
    write(project.resolve("demo/pom.xml"), "<project/>");
    write(project.resolve("demo/src/main/java/A.java"), "class A {}");
  }

  @Test
  void withoutTheRightToInstallItNamesThePackages() throws Exception {
    Ended ended = parley("demo");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("missing: Maven 3.8 or later")
        .contains("no right to install")
        .containsPattern("apt-get install .*maven");
  }

  @Test
  void anOldMavenIsNotEnough() throws Exception {
    maven("3.6.3");
    assertThat(parley("demo").status()).isEqualTo(3);
  }

  @Test
  void nothingIsBuiltThatHasNotChanged() throws Exception {
    maven("3.9.0");
    Path source = project.resolve("demo/src/main/java/A.java");

    assertThat(parley("demo", "--json").out()).contains("running: ").contains("Main demo --json");
    assertThat(builds()).isEqualTo(1);
    assertThat(parley("demo").err()).isEmpty();
    write(source, Files.readString(source));
    assertThat(parley("demo").status()).isZero();
    assertThat(builds()).as("neither a second start nor a touch builds").isEqualTo(1);

    write(source, "class A { int a; }");
    assertThat(parley("demo").status()).isZero();
    assertThat(builds()).as("a change builds").isEqualTo(2);

    Files.delete(source);
    assertThat(parley("demo").status()).isZero();
    assertThat(builds()).as("a file that is gone builds").isEqualTo(3);
  }

  @Test
  void aFailedBuildIsToldAndTriedAgain() throws Exception {
    maven("3.9.0");
    write(project.resolve("broken"), "");
    Ended ended = parley("demo");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("the build failed");
    Files.delete(project.resolve("broken"));
    assertThat(parley("demo").status()).isZero();
  }

  @Test
  void yesIsForTheScriptAndNotForTheProgram() throws Exception {
    maven("3.9.0");
    assertThat(parley("--yes", "demo").out()).endsWith("Main demo\n");
  }

  /** Builds by writing down that it did. */
  private void maven(String version) throws IOException {
    script(
        path.resolve("mvn"),
        "if [ \"$1\" = -version ]; then echo \"Apache Maven " + version + "\"; exit; fi",
        "[ ! -e broken ] || exit 1",
        "echo built >> builds",
        "mkdir -p demo/target/lib",
        "echo > demo/target/parley-demo.jar");
  }

  private long builds() throws IOException {
    try (Stream<String> lines = Files.lines(project.resolve("builds"))) {
      return lines.count();
    }
  }

  private Ended parley(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(project.resolve("parley").toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static Path find(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(command + " is not installed"));
  }

  private void copy(String file) throws IOException {
    Path target = project.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(ROOT.resolve(file), target);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static void script(Path file, String... lines) throws IOException {
    write(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
