package dev.parley.benchmarks;

import dev.parley.benchmarks.Comparison.Repetitions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs benchmarks and prints a table of what they found. */
@Command(
    name = "scripts/bench",
    mixinStandardHelpOptions = true,
    version = "Parley benchmarks",
    description = "Measures what docs/benchmarks.md describes; without a name, everything.")
public final class Main implements Callable<Integer> {
  private static final List<Measurement> ALL =
      List.of(
          new Comparison(
              "store",
              "whether a look-up in the database takes longer with more names",
              StoreBenchmark.class,
              new Repetitions(3, 5, 2),
              List.of(
                  Comparison.manyNames("look-up of a name in the store", "µs", "known"),
                  Comparison.manyNames("look-up of an unknown name", "µs", "unknown"))),
          new Comparison(
              "resolve",
              "whether a resolve over XMPP takes longer with more names",
              ResolveBenchmark.class,
              new Repetitions(4, 5, 3),
              List.of(Comparison.manyNames("resolve over XMPP", "µs", "resolve"))),
          new Comparison(
              "start",
              "whether the plugin starts later with more names",
              StartupBenchmark.class,
              new Repetitions(5, 20, 0),
              List.of(Comparison.manyNames("load of the plugin", "ms", "load"))),
          new HiddenTimes(),
          new Comparison(
              "connect",
              "what connecting by name costs over the bare library",
              ConnectBenchmark.class,
              new Repetitions(3, 5, 4),
              List.of(Comparison.bare("connect and close", "ms", "byName", "raw"))),
          new Comparison(
              "channel",
              "what goes through a data channel, with the SDK and with the bare library",
              ChannelBenchmark.class,
              new Repetitions(3, 5, 4),
              List.of(
                  Comparison.bare("messages of 64 KiB", "MiB/s", "bytes", "rawBytes"),
                  Comparison.bare("messages of 64 bytes", "/s", "messages", "rawMessages"))));

  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--list", description = "Say what there is, and measure nothing.")
  private boolean list;

  @Option(names = "--quick", description = "Few repetitions: shows that it works, no more.")
  private boolean quick;

  @Parameters(paramLabel = "NAME", description = "What to measure, see --list.")
  private List<String> names = new ArrayList<>();

  private Main() {}

  /** Ends the process with the status of the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Measurement> chosen = chosen();
    if (list) {
      chosen.forEach(m -> System.out.printf("%-8s %s%n", m.id(), m.shows()));
      return 0;
    }
    List<Row> rows = new ArrayList<>();
    for (Measurement measurement : chosen) {
      rows.addAll(measurement.measure(quick));
    }
    System.out.println();
    System.out.print(Row.table(rows));
    return 0;
  }

  private List<Measurement> chosen() {
    List<String> known = ALL.stream().map(Measurement::id).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "There is no '" + name + "', only " + String.join(", ", known));
      }
    }
    return names.isEmpty() ? ALL : ALL.stream().filter(m -> names.contains(m.id())).toList();
  }
}
