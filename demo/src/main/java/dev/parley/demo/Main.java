package dev.parley.demo;

import dev.parley.demo.cli.ParleyCommand;

/** Where {@code ./parley} starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int status = ParleyCommand.execute(args);
    // At the process's end the native library writes to standard output, which others may read.
    System.out.close();
    System.exit(status);
  }
}
