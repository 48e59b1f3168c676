package dev.parley.embedded.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Defines Openfire and what it is made of anew, from the same class files that its parent sees.
 *
 * <p>Openfire is full of singletons that cannot be started twice. With a loader per server each one
 * starts fresh, so a JVM can start a server again after closing one. And a plugin's classes come
 * from its jar even where they are on the class path too, because of the project's own classes only
 * {@code dev.parley.embedded} is visible from here.
 */
public final class IsolatedLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String OURS = "dev.parley.";
  private static final String API = "dev.parley.embedded.";
  private static final String CORE = "dev.parley.embedded.core.";

  private final ClassLoader source;
  private final Map<String, ProtectionDomain> domains = new ConcurrentHashMap<>();

  /**
   * An empty loader.
   *
   * @param source where the class files and resources are found
   */
  public IsolatedLoader(ClassLoader source) {
    super("openfire", source);
    this.source = source;
  }

  /**
   * Makes the server's isolated half.
   *
   * @return a fresh core, whose class this loader has defined
   * @throws IllegalStateException if the class path lacks it
   */
  public ServerCore newCore() {
    try {
      return (ServerCore) loadClass(CORE + "OpenfireCore").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The class path of embedded-openfire is not whole", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known == null) {
        known = isShared(name) ? source.loadClass(name) : platformOrOwn(name);
      }
      if (resolve) {
        resolveClass(known);
      }
      return known;
    }
  }

  /** One logging binding and one set of API types serve both sides. */
  private static boolean isShared(String name) {
    return name.startsWith("org.slf4j.") || (name.startsWith(API) && !name.startsWith(CORE));
  }

  private Class<?> platformOrOwn(String name) throws ClassNotFoundException {
    try {
      return getPlatformClassLoader().loadClass(name);
    } catch (ClassNotFoundException e) {
      return findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(OURS) && !name.startsWith(CORE)) {
      throw new ClassNotFoundException(name + " is hidden from Openfire: a plugin brings its own");
    }
    URL url = source.getResource(name.replace('.', '/') + ".class");
    if (url == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      URLConnection connection = url.openConnection();
      byte[] bytes;
      try (InputStream in = connection.getInputStream()) {
        bytes = in.readAllBytes();
      }
      return defineClass(name, bytes, 0, bytes.length, domainOf(connection));
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " at " + url, e);
    }
  }

  /** Some JDKs look at a security provider's code source. */
  private ProtectionDomain domainOf(URLConnection connection) {
    URL location =
        connection instanceof JarURLConnection jar ? jar.getJarFileURL() : connection.getURL();
    return domains.computeIfAbsent(
        location.toExternalForm(),
        place ->
            new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null, this, null));
  }
}
