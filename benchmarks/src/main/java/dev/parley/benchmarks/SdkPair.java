package dev.parley.benchmarks;

import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.channel.DataChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A master, somebody who connects to it by its name, and the server between them, in this JVM. */
final class SdkPair extends Pipe {
  private static final String NAME = "chess-club";
  private static final int SECONDS = 30;

  /** How far the sender runs ahead of what the library has taken, in bytes and in messages. */
  private static final int WINDOW = 4 << 20;

  private static final int MOST_MESSAGES = 1024;

  private final Server server;
  private final Path storage;
  private final Parley alice;
  private final Parley bob;
  private final PeerConnection session;
  private final DataChannel channel;
  private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();

  SdkPair() throws IOException, SQLException {
    server = Server.start(0);
    storage = Files.createTempDirectory("parley-bench");
    alice = client("alice");
    bob = client("bob");
    done(alice.startMaster(NAME))
        .onConnection(
            peer ->
                peer.onDataChannel(
                    incoming -> incoming.onMessage(message -> received.addAndGet(message.size()))));
    session = connect();
    channel = session.dataChannel(ConnectOptions.DEFAULT_LABEL);
  }

  private Parley client(String user) {
    Parley client =
        Parley.builder()
            .account(user + "@" + server.openfire().domain())
            .password("secret".toCharArray())
            .server(server.openfire().bindAddress(), server.openfire().port())
            .trust(server.openfire().trust())
            .storage(storage.resolve(user))
            .build();
    return done(client.signIn());
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** One more session, with an open channel. */
  PeerConnection connect() {
    return done(bob.connect(NAME));
  }

  static void end(PeerConnection ending) {
    ending.close();
    var unused = done(ending.closed());
  }

  @Override
  void send(byte[] message) {
    underWay.add(channel.send(message).toCompletableFuture());
    if (underWay.size() >= Math.min(WINDOW / message.length, MOST_MESSAGES)) {
      underWay.remove().join();
    }
  }

  @Override
  public void close() {
    end(session);
    bob.close();
    alice.close();
    server.close();
    Server.delete(storage);
  }
}
