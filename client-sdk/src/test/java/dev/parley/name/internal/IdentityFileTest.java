package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.name.IdentityFileException;
import dev.parley.name.StoredIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {

  private static final String NAME = "chess@names.d";
  private static final char[] PASSPHRASE = "correct horse".toCharArray();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StoredIdentity identity = IdentityKey.fresh();
  private final String file = IdentityFile.seal(NAME, identity, PASSPHRASE, 1000);

  private void assertRefused(String name, String text, char[] passphrase, String because) {
    assertThatThrownBy(() -> IdentityFile.open(name, text, passphrase))
        .isInstanceOf(IdentityFileException.class)
        .hasMessageContaining(because);
  }

  @Test
  void comesBackWithTheRightPassphraseOnly() {
    assertThat(IdentityFile.open(NAME, file, PASSPHRASE)).isEqualTo(identity);
    assertRefused(NAME, file, "wrong horse".toCharArray(), "passphrase is wrong");
    assertRefused("go@names.d", file, PASSPHRASE, "that of " + NAME);
  }

  @Test
  void theSecretIsNotInIt() {
    assertThat(file).contains(identity.publicKey()).doesNotContain(identity.privateKey());
    assertThat(identity.toString()).doesNotContain(identity.privateKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "salt", "nonce", "data"})
  void noPartOfItCanBeChanged(String field) throws Exception {
    ObjectNode changed = (ObjectNode) JSON.readTree(file);
    ObjectNode other =
        (ObjectNode) JSON.readTree(IdentityFile.seal(NAME, IdentityKey.fresh(), PASSPHRASE, 1000));
    changed.set(field, other.get(field));
    assertRefused(NAME, changed.toString(), PASSPHRASE, "was changed");
  }

  @Test
  void whatIsNoneIsSaidToBeNone() throws Exception {
    assertRefused(NAME, "hello", PASSPHRASE, "not an exported identity");
    assertRefused(NAME, "{}", PASSPHRASE, "not an exported identity");
    assertRefused(NAME, "null", PASSPHRASE, "not an exported identity");
    assertRefused(NAME, "x".repeat(1 << 20), PASSPHRASE, "not an exported identity");
    ObjectNode later = (ObjectNode) JSON.readTree(file);
    later.put("version", 2);
    assertRefused(NAME, later.toString(), PASSPHRASE, "later version");
    ObjectNode slow = (ObjectNode) JSON.readTree(file);
    slow.put("iterations", Integer.MAX_VALUE);
    assertRefused(NAME, slow.toString(), PASSPHRASE, "damaged");
    ObjectNode empty = (ObjectNode) JSON.readTree(file);
    empty.remove("data");
    assertThatThrownBy(() -> IdentityFile.open(NAME, empty.toString(), PASSPHRASE))
        .isInstanceOf(IdentityFileException.class);
  }
}
