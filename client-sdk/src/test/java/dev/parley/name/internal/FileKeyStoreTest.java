package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.name.SecretKeyStore;
import dev.parley.name.SecretKeyStore.InstanceLease;
import dev.parley.name.SecretStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class FileKeyStoreTest {

  private static final EntityBareJid ALICE = JidCreate.entityBareFromOrThrowUnchecked("alice@d");
  private static final EntityBareJid BOB = JidCreate.entityBareFromOrThrowUnchecked("bob@d");
  private static final EntityBareJid CHESS =
      JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");
  private static final EntityBareJid GO = JidCreate.entityBareFromOrThrowUnchecked("go@names.d");

  @TempDir Path temp;

  @Test
  void keepsKeysPerAccountAndName() {
    Path folder = temp.resolve("a/b/keys");
    SecretKeyStore store = SecretKeyStore.inFolder(folder);
    assertThat(store.key(ALICE, CHESS)).isEmpty();
    store.saveKey(ALICE, CHESS, "one");
    store.saveKey(ALICE, GO, "two");
    store.saveKey(BOB, CHESS, "three");
    SecretKeyStore again = SecretKeyStore.inFolder(folder);
    assertThat(again.key(ALICE, CHESS)).contains("one");
    assertThat(again.key(ALICE, GO)).contains("two");
    assertThat(again.key(BOB, CHESS)).contains("three");
    again.removeKey(ALICE, CHESS);
    assertThat(store.key(ALICE, CHESS)).isEmpty();
  }

  @Test
  void nobodyElseCanReadWhatItWrites() throws IOException {
    assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    store.saveKey(ALICE, CHESS, "one");
    try (InstanceLease lease = store.lease(ALICE, CHESS);
        Stream<Path> all = Files.walk(temp)) {
      assertThat(lease.instance()).isNotEmpty();
      List<Path> files = all.filter(path -> !path.equals(temp)).toList();
      assertThat(files).hasSizeGreaterThanOrEqualTo(3);
      for (Path file : files) {
        assertThat(Files.getPosixFilePermissions(file))
            .as(file.toString())
            .allMatch(right -> right.name().startsWith("OWNER_"));
      }
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  void refusesAKeyThatOthersCanRead() throws IOException {
    assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    store.saveKey(ALICE, CHESS, "one");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> store.key(ALICE, CHESS))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void saysThatAFileIsDamagedWithoutQuotingIt() throws IOException {
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    store.saveKey(ALICE, CHESS, "one");
    Files.writeString(file(), "{\"key\":\"topsecret\"");
    assertThatThrownBy(() -> store.key(ALICE, CHESS))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("damaged")
        .hasStackTraceContaining("damaged")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("topsecret"));
  }

  @Test
  void anInstanceKeepsItsIdAcrossRuns() {
    String id;
    try (InstanceLease lease = SecretKeyStore.inFolder(temp).lease(ALICE, CHESS)) {
      id = lease.instance();
      assertThat(id).hasSize(22);
    }
    try (InstanceLease lease = SecretKeyStore.inFolder(temp).lease(ALICE, CHESS)) {
      assertThat(lease.instance()).isEqualTo(id);
    }
  }

  @Test
  void twoAtOnceHaveTwoIds() {
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    try (InstanceLease first = store.lease(ALICE, CHESS);
        InstanceLease second = SecretKeyStore.inFolder(temp).lease(ALICE, CHESS);
        InstanceLease other = store.lease(BOB, CHESS)) {
      assertThat(first.instance()).isNotEqualTo(second.instance());
      assertThat(other.instance()).isNotIn(first.instance(), second.instance());
    }
  }

  @Test
  void manyThreadsLoseNothing() {
    SecretKeyStore store = SecretKeyStore.inFolder(temp);
    IntStream.range(0, 64)
        .parallel()
        .forEach(
            i ->
                SecretKeyStore.inFolder(temp)
                    .saveKey(
                        ALICE, JidCreate.entityBareFromOrThrowUnchecked("n" + i + "@d"), "k" + i));
    for (int i = 0; i < 64; i++) {
      assertThat(store.key(ALICE, JidCreate.entityBareFromOrThrowUnchecked("n" + i + "@d")))
          .contains("k" + i);
    }
  }

  @Test
  void aKilledProcessLeavesItsIdToTheNext() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeaseHolder.class.getName(),
                temp.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String held = out.readLine();
      assertThat(held).hasSize(22);
      SecretKeyStore store = SecretKeyStore.inFolder(temp);
      try (InstanceLease mine = store.lease(ALICE, CHESS)) {
        assertThat(mine.instance()).isNotEqualTo(held);
      }
      child.destroyForcibly();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
      try (InstanceLease mine = store.lease(ALICE, CHESS)) {
        assertThat(mine.instance()).isEqualTo(held);
      }
    } finally {
      child.destroyForcibly();
    }
  }

  private Path file() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(path -> path.endsWith("name.json")).findFirst().orElseThrow();
    }
  }

  /** Another process that serves the same name. */
  static final class LeaseHolder {

    public static void main(String[] args) throws Exception {
      InstanceLease lease = SecretKeyStore.inFolder(Path.of(args[0])).lease(ALICE, CHESS);
      System.out.println(lease.instance());
      System.out.flush();
      TimeUnit.MINUTES.sleep(1);
    }
  }
}
