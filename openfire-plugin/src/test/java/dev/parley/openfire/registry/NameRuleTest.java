package dev.parley.openfire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmpp.packet.JID;

class NameRuleTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  static Stream<Arguments> vectors() throws IOException {
    List<Arguments> vectors = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/vectors/names.txt"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" ", 3);
      vectors.add(Arguments.of(parts[0], unescape(parts[1]), parts.length > 2 ? parts[2] : ""));
    }
    return vectors.stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void vector(String verdict, String name, String reason) {
    assertThat(verdict).isIn("valid", "invalid");
    assertThat(NameRule.violation(name).isEmpty())
        .as("%s (%s): %s", name, reason, NameRule.violation(name))
        .isEqualTo(verdict.equals("valid"));
  }

  /** Of the many ideographs and syllables, which are all alike to it, every 37th. */
  @Test
  void openfireLeavesEveryValidCharacterAsItIs() {
    assertThat(
            IntStream.range(1, 0x3_0000)
                .filter(cp -> cp < 0x3400 || (cp % 37 == 0 && (cp < 0xD800 || cp > 0xDFFF)))
                .mapToObj(Character::toString)
                .filter(NameRule::isValid)
                .filter(name -> !kept(name)))
        .isEmpty();
  }

  @Test
  void openfireLeavesRandomValidNamesAsTheyAre() {
    int[] pool =
        IntStream.range(1, 0x1_0000)
            .filter(cp -> NameRule.isValid("a" + Character.toString(cp)))
            .toArray();
    assertThat(pool).hasSizeGreaterThan(300);
    Random random = new Random(1);
    List<String> valid = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      StringBuilder name = new StringBuilder("a");
      for (int j = random.nextInt(6); j >= 0; j--) {
        name.appendCodePoint(pool[random.nextInt(pool.length)]);
      }
      if (NameRule.isValid(name.toString())) {
        valid.add(name.toString());
      }
    }
    assertThat(valid).hasSizeGreaterThan(500);
    assertThat(valid.stream().filter(name -> !kept(name))).isEmpty();
  }

  private static boolean kept(String name) {
    try {
      return JID.nodeprep(name).equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String unescape(String text) {
    if (text.equals("\\e")) {
      return "";
    }
    return ESCAPE
        .matcher(text.replace("\\t", "\t").replace("\\\\", "\\"))
        .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
  }
}
