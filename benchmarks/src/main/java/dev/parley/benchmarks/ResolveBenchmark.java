package dev.parley.benchmarks;

import dev.parley.name.NameAddress;
import dev.parley.name.StartOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Resolves over a real XMPP connection with TLS, one after the other; the server in this JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResolveBenchmark {

  /** How many names there are. */
  @Param({"10", "100000"})
  public int names;

  private Server server;
  private SignedIn alice;
  private SignedIn bob;

  /** One name is live: alice's. */
  @Setup
  public void open() throws Exception {
    server = Server.start(names);
    alice = new SignedIn(server.openfire(), "alice");
    alice.start("chess-club", StartOptions.defaults());
    bob = new SignedIn(server.openfire(), "bob");
  }

  /** Closes all. */
  @TearDown
  public void close() {
    bob.close();
    alice.close();
    server.close();
  }

  /** Bob asks where it is. */
  @Benchmark
  public NameAddress resolve() {
    return bob.resolve("chess-club");
  }
}
