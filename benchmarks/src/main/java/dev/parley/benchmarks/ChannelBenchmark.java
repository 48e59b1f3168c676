package dev.parley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What goes through a data channel in a second: of ours, and of the bare library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ChannelBenchmark {
  private static final int LARGE = 64 << 10;
  private static final int LARGE_MESSAGES = 256;
  private static final int MEBIBYTES = (LARGE * LARGE_MESSAGES) >> 20;
  private static final int SMALL = 64;
  private static final int SMALL_MESSAGES = 10_000;

  private final byte[] large = new byte[LARGE];
  private final byte[] small = new byte[SMALL];

  /** Two programs and a session. */
  @State(Scope.Benchmark)
  public static class Sdk {
    private Pipe pipe;

    /** Connects. */
    @Setup
    public void open() throws Exception {
      pipe = new SdkPair();
    }

    /** Closes all. */
    @TearDown
    public void close() {
      pipe.close();
    }
  }

  /** The bare library. */
  @State(Scope.Benchmark)
  public static class Raw {
    private RawFactory factory;
    private Pipe pipe;

    /** Connects. */
    @Setup
    public void open() {
      factory = new RawFactory();
      pipe = factory.pair();
    }

    /** Closes all. */
    @TearDown
    public void close() {
      pipe.close();
      factory.close();
    }
  }

  /** In MiB. */
  @Benchmark
  @OperationsPerInvocation(MEBIBYTES)
  public void bytes(Sdk sdk) {
    sdk.pipe.transfer(large, LARGE_MESSAGES);
  }

  /** In MiB. */
  @Benchmark
  @OperationsPerInvocation(MEBIBYTES)
  public void rawBytes(Raw raw) {
    raw.pipe.transfer(large, LARGE_MESSAGES);
  }

  /** Messages. */
  @Benchmark
  @OperationsPerInvocation(SMALL_MESSAGES)
  public void messages(Sdk sdk) {
    sdk.pipe.transfer(small, SMALL_MESSAGES);
  }

  /** Messages. */
  @Benchmark
  @OperationsPerInvocation(SMALL_MESSAGES)
  public void rawMessages(Raw raw) {
    raw.pipe.transfer(small, SMALL_MESSAGES);
  }
}
