package dev.parley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Until a data channel is open, and its end: by name, and with the bare library. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConnectBenchmark {

  /** Two programs and a server. */
  @State(Scope.Benchmark)
  public static class Sdk {
    private SdkPair pair;

    /** Signs in and starts the name. */
    @Setup
    public void open() throws Exception {
      pair = new SdkPair();
    }

    /** Closes all. */
    @TearDown
    public void close() {
      pair.close();
    }
  }

  /** The bare library. */
  @State(Scope.Benchmark)
  public static class Raw {
    private RawFactory factory;

    /** Makes its factory. */
    @Setup
    public void open() {
      factory = new RawFactory();
    }

    /** Closes it. */
    @TearDown
    public void close() {
      factory.close();
    }
  }

  /** Resolve, Jingle by XMPP, ICE, DTLS, channel. */
  @Benchmark
  public void byName(Sdk sdk) {
    SdkPair.end(sdk.pair.connect());
  }

  /** ICE, DTLS, channel. */
  @Benchmark
  public void raw(Raw raw) {
    raw.factory.pair().close();
  }
}
