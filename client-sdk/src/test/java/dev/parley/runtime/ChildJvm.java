package dev.parley.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a main class in a JVM of its own, for what may take a JVM along or must measure one. */
public final class ChildJvm {

  /**
   * How it ended.
   *
   * @param status exit status; 128 and the signal if one ended it
   * @param output lines of standard output
   * @param crashed whether it left a crash log
   */
  public record Result(int status, List<String> output, boolean crashed) {}

  private static final String LOOPBACK = "ip link set lo up";

  private ChildJvm() {}

  /** Runs it and waits, at most {@code seconds}. */
  public static Result run(
      Path directory, long seconds, List<String> jvmArguments, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return await(start(directory, jvmArguments, main, arguments), directory, seconds, main);
  }

  /** The same on a machine that has no network but loopback; {@link #canIsolate()} says if. */
  public static Result runIsolated(Path directory, long seconds, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--net", "sh", "-c", LOOPBACK + " && exec \"$@\"", "sh"));
    command.addAll(command(directory, List.of(), main, arguments));
    return await(start(directory, command), directory, seconds, main);
  }

  /** Whether {@link #runIsolated} works here: it takes Linux, and the right to do so. */
  public static boolean canIsolate() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "--net", "sh", "-c", LOOPBACK).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Result await(Process process, Path directory, long seconds, Class<?> main)
      throws IOException, InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(
          main.getSimpleName() + " still ran after " + seconds + " s: " + output(directory));
    }
    return new Result(process.exitValue(), output(directory), crashed(directory));
  }

  /** Starts it; its output goes to {@code out} in the directory. */
  public static Process start(
      Path directory, List<String> jvmArguments, Class<?> main, String... arguments)
      throws IOException {
    return start(directory, command(directory, jvmArguments, main, arguments));
  }

  private static List<String> command(
      Path directory, List<String> jvmArguments, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.add("-XX:ErrorFile=" + directory.resolve("hs_err.log"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Process start(Path directory, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectOutput(out(directory))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What it has printed so far. */
  public static List<String> output(Path directory) throws IOException {
    return Files.readAllLines(out(directory).toPath(), StandardCharsets.UTF_8);
  }

  /** Whether it left a crash log. */
  public static boolean crashed(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("hs_err"));
    }
  }

  private static File out(Path directory) {
    return directory.resolve("out").toFile();
  }
}
