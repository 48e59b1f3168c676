package dev.parley.openfire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.openfire.registry.Fingerprint;
import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the live state of a name as text, and reads it: a line for the name, then one for each
 * instance. Fields are parted by blanks and written as in a query; a dash stands for none.
 */
final class LiveNameText {
  private static final String VERSION = "1";
  private static final String NONE = "-";
  private static final int NAME_FIELDS = 8;
  private static final int INSTANCE_FIELDS = 9;

  private LiveNameText() {}

  static String write(LiveName state) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            VERSION,
            state.name(),
            Long.toString(state.epoch()),
            state.activeId(),
            state.elsewhere(),
            Long.toString(state.since().toEpochMilli()),
            state.ticketKey(),
            state.elector()));
    for (Instance instance : state.instances()) {
      Fingerprint fingerprint = instance.fingerprint();
      lines.add(
          line(
              instance.id(),
              instance.jid(),
              Integer.toString(instance.priority()),
              Long.toString(instance.joined().toEpochMilli()),
              fingerprint == null ? null : fingerprint.hash(),
              fingerprint == null ? null : fingerprint.signature(),
              fingerprint == null ? null : fingerprint.value(),
              Boolean.toString(instance.lost()),
              instance.node()));
    }
    return String.join("\n", lines);
  }

  private static String line(@Nullable String... fields) {
    List<String> written = new ArrayList<>();
    for (String field : fields) {
      // A dash of the field's own is written otherwise, so that it is not taken for none.
      written.add(field == null ? NONE : "=" + URLEncoder.encode(field, UTF_8));
    }
    return String.join(" ", written);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IllegalArgumentException if it has not: a node of another version may have
   */
  static LiveName read(String text) {
    String[] lines = text.split("\n", -1);
    @Nullable String[] name = fields(lines[0], NAME_FIELDS);
    if (!VERSION.equals(name[0])) {
      throw new IllegalArgumentException("The state is of another version");
    }
    List<Instance> instances = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      instances.add(instance(fields(lines[i], INSTANCE_FIELDS)));
    }
    return new LiveName(
        required(name[1]),
        Long.parseLong(required(name[2])),
        name[3],
        name[4],
        Instant.ofEpochMilli(Long.parseLong(required(name[5]))),
        required(name[6]),
        name[7],
        instances);
  }

  private static Instance instance(@Nullable String[] fields) {
    return new Instance(
        required(fields[0]),
        required(fields[1]),
        Integer.parseInt(required(fields[2])),
        Instant.ofEpochMilli(Long.parseLong(required(fields[3]))),
        fields[4] == null
            ? null
            : new Fingerprint(fields[4], required(fields[5]), required(fields[6])),
        Boolean.parseBoolean(required(fields[7])),
        required(fields[8]));
  }

  private static @Nullable String[] fields(String line, int count) {
    String[] written = line.split(" ", -1);
    if (written.length != count) {
      throw new IllegalArgumentException("A line has " + written.length + " fields");
    }
    @Nullable String[] fields = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      fields[i] =
          written[i].equals(NONE) ? null : URLDecoder.decode(written[i].substring(1), UTF_8);
    }
    return fields;
  }

  private static String required(@Nullable String field) {
    if (field == null) {
      throw new IllegalArgumentException("A field is missing");
    }
    return field;
  }
}
