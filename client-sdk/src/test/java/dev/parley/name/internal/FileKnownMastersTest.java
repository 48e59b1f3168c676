package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.name.KnownMasters;
import dev.parley.name.NameIdentity;
import dev.parley.name.SecretStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class FileKnownMastersTest {

  private static final EntityBareJid CHESS =
      JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");
  private static final EntityBareJid GO = JidCreate.entityBareFromOrThrowUnchecked("go@names.d");

  @TempDir Path temp;

  private final NameIdentity one = new NameIdentity(IdentityKey.fresh().publicKey());
  private final NameIdentity two = new NameIdentity(IdentityKey.fresh().publicKey());

  private Path file() {
    return temp.resolve("new/known-masters");
  }

  private KnownMasters masters() {
    return KnownMasters.inFile(file());
  }

  @Test
  void keepsWhatItWasToldAndForgets() {
    assertThat(masters().find(CHESS)).isEmpty();
    assertThat(masters().replace(CHESS, Optional.empty(), Optional.of(one))).isTrue();
    assertThat(masters().replace(GO, Optional.empty(), Optional.of(two))).isTrue();
    assertThat(masters().find(CHESS)).contains(one);
    assertThat(masters().replace(CHESS, Optional.empty(), Optional.of(two))).isFalse();
    assertThat(masters().find(CHESS)).contains(one);
    assertThat(masters().replace(CHESS, Optional.of(one), Optional.of(two))).isTrue();
    assertThat(masters().find(CHESS)).contains(two);
    assertThat(masters().replace(CHESS, Optional.of(two), Optional.empty())).isTrue();
    assertThat(masters().find(CHESS)).isEmpty();
    assertThat(masters().find(GO)).contains(two);
  }

  @Test
  void onlyItsOwnerCanReadIt() throws IOException {
    assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    masters().replace(CHESS, Optional.empty(), Optional.of(one));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatPeopleWroteStays() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "# mine\n\n" + GO + "   " + two.publicKey() + "  \n");
    masters().replace(CHESS, Optional.empty(), Optional.of(one));
    assertThat(Files.readAllLines(file())).contains("# mine");
    assertThat(masters().find(GO)).contains(two);
    assertThat(masters().find(CHESS)).contains(one);
  }

  @Test
  void aDamagedLineIsNotAnUnknownMaster() throws IOException {
    Files.createDirectories(file().getParent());
    for (String damaged : new String[] {CHESS + " AAAA", CHESS.toString(), CHESS + " a b"}) {
      Files.writeString(file(), damaged + "\n");
      assertThatThrownBy(() -> masters().find(CHESS))
          .isInstanceOf(SecretStoreException.class)
          .hasMessageContaining("damaged");
      assertThatThrownBy(() -> masters().replace(CHESS, Optional.empty(), Optional.of(one)))
          .isInstanceOf(SecretStoreException.class);
      assertThat(masters().find(GO)).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoTextIsLeftAlone() throws IOException {
    Files.createDirectories(file().getParent());
    byte[] garbage = {(byte) 0xff, (byte) 0xfe};
    Files.write(file(), garbage);
    assertThatThrownBy(() -> masters().replace(CHESS, Optional.empty(), Optional.of(one)))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("no text in UTF-8: restore it");
    assertThat(file()).hasBinaryContent(garbage);
  }
}
