package dev.parley.runtime;

import dev.onvoid.webrtc.internal.NativeLoader;
import dev.onvoid.webrtc.logging.Logging;
import java.util.List;
import java.util.Locale;

/** Loads the native WebRTC library once, or says what keeps it from loading. */
public final class NativeLibrary {

  private static final String NAME = "webrtc-java";

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Debian and Ubuntu packages that the library needs and this machine lacks.
   *
   * @return empty if nothing is missing, or the machine does not run Linux
   */
  public static List<String> missingPackages() {
    return isLinux() ? LinuxLibraries.missingPackages() : List.of();
  }

  /**
   * Loads the library; later calls do nothing. After a failure it may be tried again. Takes a few
   * tenths of a second, because the library is unpacked to the temporary directory.
   *
   * @throws NativeLibraryException if it cannot be loaded; its message says what to do
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    loadOnce();
    loaded = true;
  }

  private static void loadOnce() {
    List<String> missing = missingPackages();
    if (!missing.isEmpty()) {
      throw new NativeLibraryException(missingMessage(missing), missing, null);
    }
    try {
      NativeLoader.loadLibrary(NAME);
    } catch (Exception | LinkageError e) {
      throw new NativeLibraryException(failureMessage(e), List.of(), e);
    }
    // It would write to standard error, ICE credentials included.
    Logging.logToDebug(Logging.Severity.NONE);
  }

  static String missingMessage(List<String> packages) {
    return "WebRTC needs libraries that this machine lacks. Install them with: apt-get install "
        + String.join(" ", packages);
  }

  private static String failureMessage(Throwable e) {
    String platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (e instanceof NullPointerException) {
      return "There is no WebRTC library for "
          + platform
          + " on the class path: add webrtc-java's jar with the classifier for this platform";
    }
    return "The WebRTC library does not load ("
        + e.getMessage()
        + "). It is unpacked to "
        + System.getProperty("java.io.tmpdir")
        + ", which must be writable and not mounted noexec (-Djava.io.tmpdir=… names another), and"
        + " on Linux it needs the GNU C library 2.18 or later";
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  }
}
