package dev.parley.failover;

import dev.parley.name.Standing;

/**
 * What an instance says of itself, as one line of text.
 *
 * @param instance which process it is
 * @param standing as the instance sees it
 * @param epoch as the instance sees it
 * @param address its full JID
 */
record Report(String instance, Standing standing, long epoch, String address) {

  /** Sets it apart from what libraries print. */
  private static final String MARK = "instance: ";

  static boolean isReport(String line) {
    return line.startsWith(MARK);
  }

  static Report parse(String line) {
    String[] words = line.substring(MARK.length()).split(" ", -1);
    return new Report(words[0], Standing.valueOf(words[1]), Long.parseLong(words[2]), words[3]);
  }

  String toLine() {
    return MARK + instance + " " + standing + " " + epoch + " " + address;
  }
}
