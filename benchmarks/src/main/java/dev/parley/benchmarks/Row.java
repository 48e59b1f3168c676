package dev.parley.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A line of the table.
 *
 * @param what is measured
 * @param one the first figure, with its unit
 * @param other the second
 * @param ratio of the first to the second
 */
record Row(String what, String one, String other, double ratio) {

  static String figure(double value, String unit) {
    String format = value >= 100 ? "%,.0f %s" : value >= 10 ? "%.1f %s" : "%.2f %s";
    return String.format(Locale.ROOT, format, value, unit);
  }

  /** As a table in Markdown. */
  static String table(List<Row> rows) {
    StringBuilder table = new StringBuilder("| what | this | compared with | ratio |\n");
    table.append("|---|---|---|---|\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.2f |%n",
              row.what(),
              row.one(),
              row.other(),
              row.ratio()));
    }
    return table.toString();
  }
}
