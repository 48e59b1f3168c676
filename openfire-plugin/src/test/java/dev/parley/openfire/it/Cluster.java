package dev.parley.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hsqldb.server.Server;

/**
 * Openfire servers in processes of their own that form a cluster: one HSQLDB for all, which this
 * JVM serves on the loopback interface, and the clustering of {@code
 * dev.parley.openfire.clustering}.
 */
final class Cluster implements AutoCloseable {
  private static final String CLUSTERING = "dev.parley.openfire.clustering";

  private final Path folder;
  private final Path clustering;
  private final Server database = new Server();
  private final List<ClusterNode> nodes = new ArrayList<>();

  /** Starts the database, and no server yet, with its files in an empty folder. */
  Cluster(Path folder) throws IOException {
    this.folder = folder;
    clustering = jar(folder.resolve("clustering.jar"));
    database.setAddress("127.0.0.1");
    database.setPort(freePort());
    database.setDatabaseName(0, "openfire");
    database.setDatabasePath(0, "mem:openfire");
    database.setLogWriter(null);
    database.setErrWriter(null);
    database.setSilent(true);
    database.start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Openfire loads what implements clustering as a plugin called so. */
  private static Path jar(Path jar) throws IOException {
    String path = CLUSTERING.replace('.', '/');
    Path classes = Path.of(URI.create(Cluster.class.getResource("/" + path).toString()));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        zip.putNextEntry(new ZipEntry("classes/" + path + "/" + file.getFileName()));
        Files.copy(file, zip);
      }
      zip.putNextEntry(new ZipEntry("plugin.xml"));
      zip.write(
          """
          <plugin><class>%s.ClusteringPlugin</class><name>Clustering</name><version>1.0</version>
            <minServerVersion>4.2.0</minServerVersion></plugin>
          """
              .formatted(CLUSTERING)
              .getBytes(UTF_8));
    }
    return jar;
  }

  /** Starts a server, which is in no cluster yet. */
  ClusterNode start() throws IOException {
    Path home = folder.resolve("node" + nodes.size());
    ClusterNode node =
        new ClusterNode(
            dev.parley.openfire.it.Server.builder()
                .dataDirectory(home)
                .database(
                    "jdbc:hsqldb:hsql://127.0.0.1:" + database.getPort() + "/openfire", "sa", "")
                .plugin(clustering)
                .property("cache.clustering.clustered.class", CLUSTERING + ".HazelcastStrategy")
                .property("parley.names.liveness", "0.5")
                .property("parley.names.limit.registrations", "0")
                .startProcess(),
            home);
    nodes.add(node);
    return node;
  }

  @Override
  public void close() throws IOException {
    for (ClusterNode node : nodes) {
      node.close();
    }
    database.stop();
  }
}
