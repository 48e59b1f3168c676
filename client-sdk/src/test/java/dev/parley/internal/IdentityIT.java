package dev.parley.internal;

import static dev.parley.TestNet.await;
import static dev.parley.TestNet.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ConnectOptions;
import dev.parley.Incoming;
import dev.parley.Master;
import dev.parley.MasterOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.Received;
import dev.parley.StopOptions;
import dev.parley.TestNet;
import dev.parley.channel.DataChannel;
import dev.parley.name.IdentityChangedException;
import dev.parley.name.IdentityFileException;
import dev.parley.name.IdentityMissingException;
import dev.parley.name.IdentityUnprovenException;
import dev.parley.name.NameIdentity;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.Standing;
import dev.parley.name.TrustedAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is behind a name, with the real plugin in a real server and real sessions. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class IdentityIT {

  private static final char[] PASSPHRASE = "correct horse".toCharArray();

  @TempDir static Path folder;

  private static TestNet net;

  @BeforeAll
  static void start() throws Exception {
    net = TestNet.start();
  }

  @AfterAll
  static void stop() {
    net.close();
  }

  private static Parley client(String user, String storage) throws Exception {
    return net.client(user, settings -> settings.storage(folder.resolve(storage)));
  }

  private static NameIdentity identity(Parley parley, String name) throws Exception {
    return await(parley.names().identity(name)).orElseThrow();
  }

  private static SignedFingerprint fingerprint(Parley parley, String name) throws Exception {
    Route route = ((ParleyClient) parley).routeTo(name);
    await(route.find());
    // The first answer may be one that was known.
    return await(route.find()).trusted().fingerprint().orElseThrow();
  }

  private static void talk(PeerConnection connection) throws Exception {
    DataChannel channel = connection.dataChannel(ConnectOptions.DEFAULT_LABEL);
    Received echoes = new Received(channel);
    await(channel.send("who is it?"));
    assertThat(echoes.next().text()).isEqualTo("who is it?");
    connection.close();
  }

  private static Master master(Parley parley, String name, MasterOptions options) throws Exception {
    Master master = await(parley.startMaster(name, options));
    master.onConnection(new Incoming());
    return master;
  }

  @Test
  void theFirstUseIsRememberedAndTheCertificateKept() throws Exception {
    Parley bob = client("bob", "bob-first");
    Path known = folder.resolve("bob-first/known-masters");
    SignedFingerprint before;
    try (Parley alice = client("alice", "alice-first")) {
      master(alice, "kept", MasterOptions.defaults());
      before = fingerprint(bob, "kept");
      assertThat(known).as("resolving alone is not meeting").doesNotExist();
      talk(await(bob.connect("kept")));
      assertThat(Files.readAllLines(known))
          .containsExactly("kept@names.localhost " + identity(alice, "kept").publicKey());
      talk(await(bob.connect("kept")));
    }
    Parley again = client("alice", "alice-first");
    master(again, "kept", MasterOptions.defaults());
    assertThat(fingerprint(bob, "kept").value()).isEqualTo(before.value());
    talk(await(bob.connect("kept")));
  }

  @Test
  void aChangedIdentityIsRefusedUnlessWanted() throws Exception {
    Parley bob = client("bob", "bob-changed");
    NameIdentity first;
    try (Parley alice = client("alice", "alice-changed-1")) {
      master(alice, "changed", MasterOptions.defaults());
      talk(await(bob.connect("changed")));
      first = identity(alice, "changed");
    }
    Parley alice = client("alice", "alice-changed-2");
    master(alice, "changed", MasterOptions.defaults());
    NameIdentity second = identity(alice, "changed");
    assertThat(second).isNotEqualTo(first);

    assertThat(failureOf(bob.connect("changed")))
        .isInstanceOf(IdentityChangedException.class)
        .hasMessageContaining(first.fingerprint())
        .hasMessageContaining(second.fingerprint())
        .hasMessageContaining("acceptNewMaster");
    talk(await(bob.connect("changed", ConnectOptions.defaults().withAcceptNewMaster())));
    talk(await(bob.connect("changed")));
  }

  @Test
  void aStandbyWithTheSameIdentityTakesOverUnnoticed() throws Exception {
    Parley bob = client("bob", "bob-moved");
    Parley alice = client("alice", "alice-moved-1");
    Parley other = client("alice", "alice-moved-2");
    Master active = master(alice, "moved", MasterOptions.defaults());
    talk(await(bob.connect("moved")));
    assertThat(failureOf(other.startMaster("moved", MasterOptions.defaults().asStandby(1))))
        .isInstanceOf(IdentityMissingException.class);

    String file = await(alice.names().exportIdentity("moved", PASSPHRASE));
    assertThat(failureOf(other.names().importIdentity("moved", file, "wrong".toCharArray(), false)))
        .isInstanceOf(IdentityFileException.class);
    NameIdentity moved = await(other.names().importIdentity("moved", file, PASSPHRASE, false));
    assertThat(moved).isEqualTo(identity(alice, "moved"));
    Master standby = master(other, "moved", MasterOptions.defaults().asStandby(1));
    assertThat(standby.standing()).isEqualTo(Standing.STANDBY);
    SignedFingerprint before = fingerprint(bob, "moved");

    await(active.stop(StopOptions.defaults()));
    Awaitility.await().until(() -> standby.standing() == Standing.ACTIVE);
    assertThat(fingerprint(bob, "moved").value()).isNotEqualTo(before.value());
    PeerConnection taken = await(bob.connect("moved"));
    assertThat((Object) taken.remote()).isEqualTo(other.address());
    talk(taken);
  }

  @Test
  void anotherIdentityIsNotLostByAnImport() throws Exception {
    Parley alice = client("alice", "alice-lost");
    master(alice, "lost", MasterOptions.defaults());
    NameIdentity first = identity(alice, "lost");
    String file = await(alice.names().exportIdentity("lost", PASSPHRASE));
    await(alice.stopMaster("lost"));
    Parley other = client("alice", "alice-lost-2");
    master(other, "lost", MasterOptions.defaults());
    assertThat(failureOf(other.names().importIdentity("lost", file, PASSPHRASE, false)))
        .isInstanceOf(IdentityFileException.class)
        .hasMessageContaining("another one");
    assertThat(identity(other, "lost")).isNotEqualTo(first);
    await(other.names().importIdentity("lost", file, PASSPHRASE, true));
    assertThat(identity(other, "lost")).isEqualTo(first);
  }

  /** Says what the name service says, but that another certificate was signed. */
  private record Forged(Route right) implements Route {

    @Override
    public String describe() {
      return right.describe();
    }

    @Override
    public Optional<String> name() {
      return right.name();
    }

    @Override
    public CompletableFuture<Destination> find() {
      return right
          .find()
          .thenApply(
              found -> {
                TrustedAddress trusted = found.trusted();
                SignedFingerprint other =
                    new SignedFingerprint("sha-256", "00" + ":00".repeat(31), "");
                return new Destination(
                    found.peer(),
                    found.target(),
                    found.form(),
                    new TrustedAddress(
                        trusted.address(),
                        trusted.known(),
                        trusted.identity(),
                        Optional.of(other)));
              });
    }
  }

  @Test
  void aSessionWithAnotherCertificateIsEndedAtOnce() throws Exception {
    ParleyClient bob = (ParleyClient) client("bob", "bob-forged");
    Parley alice = client("alice", "alice-forged");
    Master master = await(alice.startMaster("forged"));
    Incoming incoming = new Incoming();
    master.onConnection(incoming);

    assertThat(failureOf(bob.dial(new Forged(bob.routeTo("forged")), ConnectOptions.defaults())))
        .isInstanceOf(IdentityUnprovenException.class)
        .hasMessageContaining("nothing was sent");
    assertThat(folder.resolve("bob-forged/known-masters")).doesNotExist();
    talk(await(bob.connect("forged")));
    assertThat(incoming.next().name()).contains("forged");
    assertThat(incoming.isEmpty()).as("only the genuine session was connected").isTrue();
  }
}
