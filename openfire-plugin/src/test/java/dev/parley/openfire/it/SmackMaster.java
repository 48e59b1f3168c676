package dev.parley.openfire.it;

import java.nio.file.Path;
import java.util.List;

/**
 * A program of its own that serves a name with Smack, stream resumption on as by default, until it
 * is killed. Prints "STATE EPOCH".
 */
final class SmackMaster {
  private SmackMaster() {}

  public static void main(String[] args) throws Exception {
    SmackPeer peer = SmackPeer.signIn(Integer.parseInt(args[0]), Path.of(args[1]), "alice", "");
    System.out.println(peer.start(args[2], args[3], false));
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Starts one, which prints to its standard output. */
  static Process launch(int port, Path trust, String name, String instance) throws Exception {
    return new ProcessBuilder(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SmackMaster.class.getName(),
                Integer.toString(port),
                trust.toString(),
                name,
                instance))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
