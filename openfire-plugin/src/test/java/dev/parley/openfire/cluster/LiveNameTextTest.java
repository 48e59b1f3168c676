package dev.parley.openfire.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.openfire.registry.Fingerprint;
import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveNameTextTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

  @Test
  void whatIsWrittenIsRead() {
    Instance plain = new Instance("-", "a@d/x y\n=é€", 0, NOON, null, true, "");
    Instance signed =
        new Instance(
            "i2", "a@d/-", 255, NOON, new Fingerprint("sha-256", "s+/=", "AB:CD"), false, "n");
    LiveName state = new LiveName("club", 7, "-", null, NOON, "key", "-", List.of(plain, signed));
    LiveName ended = new LiveName("ünï", 0, null, "else", NOON, "", null, List.of());

    assertThat(LiveNameText.read(LiveNameText.write(state))).isEqualTo(state);
    assertThat(LiveNameText.read(LiveNameText.write(ended))).isEqualTo(ended);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=1",
        "=2 =club =1 - - =0 = -",
        "=1 =club =one - - =0 = -",
        "=1 - =1 - - =0 = -",
        "=1 =club =1 - - =0 = -\n",
        "=1 =club =1 - - =0 = -\n=i =a@d/x =0 =0 - - - =false"
      })
  void whatAnotherVersionHasWrittenIsRefused(String text) {
    assertThatThrownBy(() -> LiveNameText.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
