package dev.parley;

import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A real Openfire with the real plugin, and clients of it, all closed together. */
public final class TestNet implements AutoCloseable {

  /** Long enough for a busy machine; nothing is measured by it. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedOpenfire server;
  private final Path storage;
  private final Deque<Parley> clients = new ArrayDeque<>();

  private TestNet(EmbeddedOpenfire server, Path storage) {
    this.server = server;
    this.storage = storage;
  }

  public static TestNet start() throws IOException {
    return startAt("127.0.0.1");
  }

  /** With the server at an address of this machine. */
  public static TestNet startAt(String address) throws IOException {
    return startWith(builder -> builder.bindAddress(address));
  }

  /** With other settings of the server, which is at the loopback address if they do not say. */
  public static TestNet startWith(UnaryOperator<EmbeddedOpenfireBuilder> settings)
      throws IOException {
    EmbeddedOpenfireBuilder builder =
        settings.apply(
            EmbeddedOpenfire.builder()
                .bindAddress("127.0.0.1")
                .plugin(Path.of(System.getProperty("parley.plugin.jar"))));
    for (String user : new String[] {"alice", "bob", "eve"}) {
      builder.user(user, passwordOf(user));
    }
    return new TestNet(builder.start(), Files.createTempDirectory("parley-it"));
  }

  public static String passwordOf(String user) {
    return user + "-password";
  }

  public EmbeddedOpenfire server() {
    return server;
  }

  /** A client of that user, signed in. */
  public Parley client(String user) throws Exception {
    return client(user, builder -> builder);
  }

  public Parley client(String user, UnaryOperator<ParleyBuilder> settings) throws Exception {
    Parley client = settings.apply(builder(user)).build();
    clients.push(client);
    return await(client.signIn());
  }

  public ParleyBuilder builder(String user) {
    return Parley.builder()
        .account(user + "@" + server.domain())
        .password(passwordOf(user).toCharArray())
        .server(server.bindAddress(), server.port())
        .trust(server.trust())
        .storage(storageOf(user));
  }

  /** Where every instance of that user keeps its secrets. */
  public Path storageOf(String user) {
    return storage.resolve(user);
  }

  public static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** What a stage fails with. */
  public static Throwable failureOf(CompletionStage<?> stage)
      throws InterruptedException, TimeoutException {
    try {
      Object value = stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("it did not fail, but gave " + value);
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Override
  public void close() {
    clients.forEach(Parley::close);
    server.close();
    try (Stream<Path> files = Files.walk(storage)) {
      files.sorted(Comparator.reverseOrder()).forEach(TestNet::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
