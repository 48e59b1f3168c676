package dev.parley.openfire.clustering;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/** Objects as bytes. */
final class Bytes {
  private Bytes() {}

  static byte[] of(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException("Not for a cluster: " + object.getClass(), e);
    }
    return bytes.toByteArray();
  }

  /** Reads an object of classes that Openfire itself knows. */
  static Object ofServer(byte[] bytes) {
    return read(bytes, List.of(XMPPServer.class.getClassLoader()));
  }

  /** Reads an object of classes that Openfire or a plugin knows. */
  static Object ofPlugins(byte[] bytes) {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(Bytes.class.getClassLoader());
    PluginManager plugins = XMPPServer.getInstance().getPluginManager();
    for (Plugin plugin : plugins.getPlugins()) {
      loaders.add(plugins.getPluginClassloader(plugin));
    }
    return read(bytes, loaders);
  }

  private static Object read(byte[] bytes, List<ClassLoader> loaders) {
    try (Reader reader = new Reader(new ByteArrayInputStream(bytes), loaders)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Reader extends ObjectInputStream {
    private final List<ClassLoader> loaders;

    Reader(InputStream in, List<ClassLoader> loaders) throws IOException {
      super(in);
      this.loaders = loaders;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      for (ClassLoader loader : loaders) {
        try {
          return Class.forName(type.getName(), false, loader);
        } catch (ClassNotFoundException e) {
          // The next one.
        }
      }
      return super.resolveClass(type);
    }
  }
}
