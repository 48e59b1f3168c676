package dev.parley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The plugin is loaded into a running server, until its service answers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartupBenchmark {

  /** As many rows are in the database, whatever is in them: HSQLDB has all of them in memory. */
  private static final int ROWS = 100_000;

  /** How many names there are. */
  @Param({"10", "100000"})
  public int names;

  private Server server;

  /** The database is open before: how long HSQLDB takes to read its file is not measured. */
  @Setup
  public void open() throws Exception {
    server = Server.start(names, ROWS - names);
  }

  /** Takes the plugin out. */
  @Setup(Level.Invocation)
  public void unload() {
    server.openfire().unloadPlugin("parley");
  }

  /** Closes all. */
  @TearDown
  public void close() {
    server.close();
  }

  /** Puts it in. */
  @Benchmark
  public void load() {
    server.openfire().loadPlugin(Server.PLUGIN);
  }
}
