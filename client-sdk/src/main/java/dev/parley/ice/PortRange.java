package dev.parley.ice;

/**
 * The local ports that ICE may take, for firewalls that open a range.
 *
 * @param min the first port, 1 to 65535
 * @param max the last port, not below the first; each connection takes about two per local address
 */
public record PortRange(int min, int max) {

  /**
   * Checks the ports.
   *
   * @throws IllegalArgumentException if they are no range
   */
  public PortRange {
    if (min < 1 || max > 65_535 || min > max) {
      throw new IllegalArgumentException(
          "A port range is two ports from 1 to 65535 in order, not " + min + "-" + max);
    }
  }
}
