package dev.parley.benchmarks;

import dev.parley.name.Access;
import dev.parley.name.StartOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Hidden and unknown names asked for in turns over one connection. If the time of an answer told
 * them apart, those of one kind would have the higher ranks; 0.5 is what chance gives.
 */
final class HiddenTimes implements Measurement {
  private static final int ROUNDS = 1000;
  private static final int WARM_UP = 200;
  private static final int QUICK = 10;

  @Override
  public String id() {
    return "hidden";
  }

  @Override
  public String shows() {
    return "whether the time of an answer tells a hidden name from an unknown one";
  }

  @Override
  public List<Row> measure(boolean quick) throws Exception {
    List<Row> rows = new ArrayList<>();
    try (Server server = Server.start(10);
        SignedIn alice = new SignedIn(server.openfire(), "alice");
        SignedIn bob = new SignedIn(server.openfire(), "bob")) {
      for (Access access : Access.values()) {
        if (access != Access.OPEN) {
          String name = "hidden-" + access.name().toLowerCase(Locale.ROOT);
          alice.start(name, StartOptions.defaults().withAccess(access));
          rows.add(compare(bob, name, access, quick));
        }
      }
    }
    return rows;
  }

  private static Row compare(SignedIn bob, String hidden, Access access, boolean quick) {
    int warmUp = quick ? QUICK : WARM_UP;
    int rounds = quick ? QUICK : ROUNDS;
    double[] forHidden = new double[rounds];
    double[] forUnknown = new double[rounds];
    for (int i = -warmUp; i < rounds; i++) {
      // Who comes first changes, or a disturbance by the former would count for one side.
      boolean first = i % 2 == 0;
      double one = millis(bob, first ? hidden : "unknown-name");
      double two = millis(bob, first ? "unknown-name" : hidden);
      if (i >= 0) {
        forHidden[i] = first ? one : two;
        forUnknown[i] = first ? two : one;
      }
    }
    double higher = Ranks.higher(forHidden, forUnknown);
    return new Row(
        String.format(
            Locale.ROOT,
            "resolve of a name hidden by `%s`: slower than an unknown one in %.1f %% of all pairs"
                + " (chance: 50 %%); medians",
            access.name().toLowerCase(Locale.ROOT),
            higher * 100),
        "hidden: " + Row.figure(median(forHidden), "ms"),
        "unknown: " + Row.figure(median(forUnknown), "ms"),
        median(forHidden) / median(forUnknown));
  }

  private static double millis(SignedIn bob, String name) {
    long begun = System.nanoTime();
    bob.miss(name);
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
