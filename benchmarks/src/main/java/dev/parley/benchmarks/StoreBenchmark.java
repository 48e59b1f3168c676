package dev.parley.benchmarks;

import dev.parley.openfire.registry.NameRecord;
import dev.parley.openfire.store.JdbcNameStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
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

/** A look-up in the store alone, on HSQLDB on disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreBenchmark {

  /** How many names there are. */
  @Param({"10", "100000"})
  public int names;

  private Path data;
  private Connection connection;
  private JdbcNameStore store;

  /** Fills the database. */
  @Setup
  public void open() throws Exception {
    data = Server.directory(names);
    connection = Server.connect(data);
    store = new JdbcNameStore(() -> Unclosed.of(connection));
  }

  /** Deletes it. */
  @TearDown
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
    Server.delete(data);
  }

  /** Any of the names. */
  @Benchmark
  public Optional<NameRecord> known() {
    return store.find(Server.name(ThreadLocalRandom.current().nextInt(names)));
  }

  /** A name that nobody has. */
  @Benchmark
  public Optional<NameRecord> unknown() {
    return store.find("nobody-" + ThreadLocalRandom.current().nextInt());
  }
}
