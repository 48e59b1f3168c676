package dev.parley.name;

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
import org.jxmpp.jid.impl.JidCreate;

/** The vectors are those that the plugin is tested with. */
class NameRuleTest {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  static Stream<Arguments> vectors() throws IOException {
    List<Arguments> vectors = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/vectors/names.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] part = line.split(" ", 3);
        vectors.add(Arguments.of(part[0], unescaped(part[1])));
      }
    }
    return vectors.stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithTheVectors(String verdict, String name) {
    assertThat(NameRule.violation(name).isEmpty())
        .as("%s: %s", name, NameRule.violation(name))
        .isEqualTo(verdict.equals("valid"));
  }

  @Test
  void smackLeavesEveryValidNameAsItIs() throws Exception {
    int[] pool =
        IntStream.range(1, 0x1_0000)
            .filter(cp -> cp < 0xD800 || cp > 0xDFFF)
            .filter(cp -> NameRule.isValid("a" + Character.toString(cp)))
            .toArray();
    assertThat(pool).hasSizeGreaterThan(300);
    Random random = new Random(7);
    int valid = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("a");
      for (int j = random.nextInt(6); j >= 0; j--) {
        text.appendCodePoint(pool[random.nextInt(pool.length)]);
      }
      String name = text.toString();
      if (NameRule.isValid(name)) {
        valid++;
        assertThat(JidCreate.entityBareFrom(name + "@names.localhost").getLocalpart().toString())
            .isEqualTo(name);
      }
    }
    assertThat(valid).isGreaterThan(5_000);
  }

  private static String unescaped(String text) {
    if (text.equals("\\e")) {
      return "";
    }
    return ESCAPE
        .matcher(text.replace("\\t", "\t").replace("\\\\", "\\"))
        .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
  }
}
