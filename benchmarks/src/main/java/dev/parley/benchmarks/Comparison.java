package dev.parley.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Benchmarks of JMH in pairs.
 *
 * @param type whose benchmarks are run
 * @param repetitions iterations for warming up, iterations that count, seconds for each
 * @param pairs what becomes of the results
 */
record Comparison(String id, String shows, Class<?> type, Repetitions repetitions, List<Pair> pairs)
    implements Measurement {

  /** How often; {@code seconds} zero where an iteration is one call. */
  record Repetitions(int warmup, int measured, int seconds) {}

  /** Two of the results. */
  record Pair(
      String what,
      String unit,
      Predicate<BenchmarkParams> one,
      String oneIs,
      Predicate<BenchmarkParams> other,
      String otherIs) {}

  /** A benchmark with 100,000 names against the same with 10. */
  static Pair manyNames(String what, String unit, String method) {
    return new Pair(
        what,
        unit,
        p -> isMethod(p, method) && p.getParam("names").equals("100000"),
        "100,000 names",
        p -> isMethod(p, method) && p.getParam("names").equals("10"),
        "10 names");
  }

  /** A benchmark of the SDK against one of the bare library. */
  static Pair bare(String what, String unit, String method, String bareMethod) {
    return new Pair(
        what,
        unit,
        p -> isMethod(p, method),
        "Parley",
        p -> isMethod(p, bareMethod),
        "webrtc-java alone");
  }

  private static boolean isMethod(BenchmarkParams params, String method) {
    return params.getBenchmark().endsWith("." + method);
  }

  @Override
  public List<Row> measure(boolean quick) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(type.getName().replace(".", "\\.") + "\\..*")
            .forks(1)
            .jvmArgsAppend("-Xmx1g", "-Dparley.plugin.jar=" + Server.PLUGIN)
            .shouldFailOnError(true)
            .warmupIterations(quick ? 1 : repetitions.warmup())
            .measurementIterations(quick ? 1 : repetitions.measured());
    if (repetitions.seconds() > 0) {
      TimeValue time = TimeValue.seconds(quick ? 1 : repetitions.seconds());
      options.warmupTime(time).measurementTime(time);
    }
    try {
      return rows(new Runner(options.build()).run());
    } catch (RunnerException e) {
      throw Measurement.failed(e);
    }
  }

  private List<Row> rows(Collection<RunResult> results) {
    List<Row> rows = new ArrayList<>();
    for (Pair pair : pairs) {
      double one = median(results, pair.one());
      double other = median(results, pair.other());
      rows.add(
          new Row(
              pair.what(),
              pair.oneIs() + ": " + Row.figure(one, pair.unit()),
              pair.otherIs() + ": " + Row.figure(other, pair.unit()),
              one / other));
    }
    return rows;
  }

  /** Of single calls where JMH kept them, else of iterations: a pause does not count for much. */
  private static double median(Collection<RunResult> results, Predicate<BenchmarkParams> which) {
    return results.stream()
        .filter(result -> which.test(result.getParams()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMH did not run one of the pair"))
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }
}
