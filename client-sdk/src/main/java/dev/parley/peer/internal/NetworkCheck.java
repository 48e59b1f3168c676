package dev.parley.peer.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this machine has an address that ICE can use: the library takes none of loopback. */
final class NetworkCheck {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkCheck.class);

  private NetworkCheck() {}

  static boolean hasUsableAddress() {
    try {
      return !addresses().isEmpty();
    } catch (SocketException e) {
      // The list cannot be had; whether there are candidates will tell.
      return true;
    }
  }

  /** The addresses that ICE may have gathered; empty if they cannot be listed. */
  static Set<String> usableAddresses() {
    try {
      return addresses();
    } catch (SocketException e) {
      LOG.debug("The addresses of this machine cannot be listed", e);
      return Set.of();
    }
  }

  private static Set<String> addresses() throws SocketException {
    Set<String> found = new HashSet<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (isUp(each)) {
        for (InetAddress address : Collections.list(each.getInetAddresses())) {
          if (isUsable(address)) {
            found.add(text(address));
          }
        }
      }
    }
    return found;
  }

  /** As both Java and the library would write it; each writes IPv6 in its own way. */
  static String text(InetAddress address) {
    return HexFormat.of().formatHex(address.getAddress());
  }

  /** The same of an address in a candidate; as it is if that is a name. */
  static String text(String address) {
    boolean literal = address.indexOf(':') >= 0 || address.matches("[0-9.]+");
    try {
      return literal ? text(InetAddress.getByName(address)) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  static boolean isUsable(InetAddress address) {
    boolean linkLocal6 = address instanceof Inet6Address && address.isLinkLocalAddress();
    return !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !linkLocal6;
  }

  private static boolean isUp(NetworkInterface each) throws SocketException {
    return each.isUp() && !each.isLoopback();
  }
}
