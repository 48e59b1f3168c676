package dev.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          "sha512sum",
          "cat",
          "mkdir",
          "rm",
          "flock",
          "uname",
          "mktemp",
          "mv",
          "tar",
          "gzip");

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
  void anOldMavenThatCannotFetchANewOneIsNotEnough() throws Exception {
    maven("3.6.3");
    Ended ended = parley("demo");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err()).contains("Maven 3.6.3 is older", "install Maven 3.8 or later");
    assertThat(folder.resolve(".cache/parley")).isEmptyDirectory();
  }

  @Test
  void anOldMavenFetchesANewOne() throws Exception {
    script(path.resolve("mvn"), "[ \"$1\" = -version ] && echo Apache Maven 3.6.3 && exit", FETCH);
    archive();
    Ended refused = parley("demo");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("another SHA-512 than expected");
    assertThat(folder.resolve(".cache/parley")).isEmptyDirectory();

    expect(archive());
    assertThat(parley("demo").out()).contains("Main demo");
    assertThat(builds()).as("built by the new one").isEqualTo(1);
    assertThat(parley("demo").err()).as("the second start fetches nothing").isEmpty();
    assertThat(folder.resolve(".cache/parley")).isDirectoryContaining("glob:**/apache-maven-*");
  }

  private static final String FETCH =
      "while [ $# -gt 0 ]; do case $1 in -DoutputDirectory=*) to=${1#*=};; esac; shift; done; "
          + "cat ~/own.tar.gz >\"$to\"/apache-maven-$(cat ~/own.version)-bin.tar.gz";

  /** A Maven of the version that the scripts ask for; returns its SHA-512. */
  private String archive() throws Exception {
    String version = constant("MAVEN_OWN");
    write(folder.resolve("own.version"), version);
    script(folder.resolve("own/apache-maven-" + version + "/bin/mvn"), BUILD);
    run("tar", "-czf", "own.tar.gz", "-C", "own", "apache-maven-" + version);
    byte[] content = Files.readAllBytes(folder.resolve("own.tar.gz"));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
  }

  private void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private String constant(String name) throws IOException {
    String script = Files.readString(project.resolve("scripts/lib/maven.sh"));
    Matcher value = Pattern.compile("readonly " + name + "=(\\S+)").matcher(script);
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  private void expect(String sha512) throws IOException {
    Path script = project.resolve("scripts/lib/maven.sh");
    write(script, Files.readString(script).replace(constant("MAVEN_OWN_SHA512"), sha512));
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
  void aClosedStreamIsAnEmptyOne() throws Exception {
    maven("3.9.0");
    script(jdk.resolve("bin/java"), "read -r; [[ -e /dev/fd/0 && -e /dev/fd/1 && -e /dev/fd/2 ]]");
    for (String redirect : List.of("<&-", ">&-", "2>&-")) {
      String command = "exec " + project.resolve("parley") + " demo " + redirect;
      Process process =
          bare(List.of("bash", "-c", command))
              .inheritIO()
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(redirect).isZero();
    }
  }

  @Test
  void yesIsForTheScriptAndNotForTheProgram() throws Exception {
    maven("3.9.0");
    assertThat(parley("--yes", "demo").out()).endsWith("Main demo\n");
  }

  private static final String BUILD =
      "[ ! -e broken ] && [ -e pom.xml ] || exit 1; echo built >> builds; "
          + "mkdir -p demo/target/lib; echo > demo/target/parley-demo.jar";

  /** Builds by writing down that it did. */
  private void maven(String version) throws IOException {
    script(
        path.resolve("mvn"),
        "if [ \"$1\" = -version ]; then echo \"Apache Maven " + version + "\"; exit; fi",
        BUILD);
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
    Process process =
        bare(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder bare(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    return builder;
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
