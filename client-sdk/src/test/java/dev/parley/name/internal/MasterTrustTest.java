package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.name.IdentityChangedException;
import dev.parley.name.IdentityUnprovenException;
import dev.parley.name.InstanceCertificate;
import dev.parley.name.KnownMasters;
import dev.parley.name.NameAddress;
import dev.parley.name.NameIdentity;
import dev.parley.name.SignedFingerprint;
import dev.parley.name.StoredIdentity;
import dev.parley.name.TrustedAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class MasterTrustTest {

  private static final EntityBareJid CHESS =
      JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");
  private static final String VALUE = "AB" + ":CD".repeat(31);
  private static final InstanceCertificate CERTIFICATE =
      new InstanceCertificate("secret", "sha-256", VALUE);

  private final KnownMasters known = KnownMasters.inMemory();
  private final MasterTrust trust = new MasterTrust(known);
  private final IdentityKey first = IdentityKey.of(IdentityKey.fresh()).orElseThrow();
  private final IdentityKey second = IdentityKey.of(IdentityKey.fresh()).orElseThrow();

  private static NameAddress address(
      @Nullable IdentityKey identity, @Nullable SignedFingerprint fingerprint) {
    return new NameAddress(
        "chess",
        CHESS,
        JidCreate.entityFullFromOrThrowUnchecked("alice@d/r"),
        "i1",
        1,
        Instant.EPOCH,
        "T",
        Optional.empty(),
        Optional.ofNullable(identity).map(key -> key.identity().publicKey()),
        Optional.ofNullable(fingerprint));
  }

  private static NameAddress genuine(IdentityKey identity) {
    return address(identity, identity.sign(CHESS, "i1", CERTIFICATE));
  }

  @Test
  void whatIsSignedIsWhatTheProtocolSays() {
    assertThat(
            new String(FingerprintText.of(CHESS, "i1", "sha-256", "ab:cd"), StandardCharsets.UTF_8))
        .isEqualTo("parley:fingerprint:1\nchess@names.d\ni1\nsha-256\nAB:CD");
  }

  @Test
  void theFirstUseIsTrustedAndRemembered() {
    TrustedAddress met = trust.judge(genuine(first), false);
    assertThat(met.known()).isEmpty();
    assertThat(met.identity()).contains(first.identity());
    assertThat(met.fingerprint().orElseThrow().value()).isEqualTo(VALUE);
    assertThat(known.find(CHESS)).as("before it was reached").isEmpty();

    trust.remember(met);

    assertThat(known.find(CHESS)).contains(first.identity());
    assertThat(trust.judge(genuine(first), false).known()).contains(first.identity());
  }

  @Test
  void aChangedIdentityIsRefusedWithBothFingerprints() {
    trust.remember(trust.judge(genuine(first), false));

    assertThatThrownBy(() -> trust.judge(genuine(second), false))
        .isInstanceOf(IdentityChangedException.class)
        .hasMessageContaining(first.identity().fingerprint())
        .hasMessageContaining(second.identity().fingerprint())
        .hasMessageContaining("--accept-new-master");
  }

  @Test
  void aChangedIdentityIsAcceptedIfWanted() {
    trust.remember(trust.judge(genuine(first), false));
    trust.remember(trust.judge(genuine(second), true));
    assertThat(known.find(CHESS)).contains(second.identity());
    assertThatThrownBy(() -> trust.judge(genuine(first), false))
        .isInstanceOf(IdentityChangedException.class);
  }

  @Test
  void noIdentityWillDoOnlyWhileNoneIsKnown() {
    assertThat(trust.judge(address(null, null), false).fingerprint()).isEmpty();
    trust.remember(trust.judge(genuine(first), false));
    for (boolean acceptNew : new boolean[] {false, true}) {
      assertThatThrownBy(() -> trust.judge(address(null, null), acceptNew))
          .isInstanceOf(IdentityUnprovenException.class)
          .hasMessageContaining(first.identity().fingerprint());
    }
  }

  @Test
  void whatTheIdentityDoesNotSignIsRefused() {
    SignedFingerprint mine = second.sign(CHESS, "i1", CERTIFICATE);
    SignedFingerprint otherInstance = first.sign(CHESS, "i2", CERTIFICATE);
    SignedFingerprint good = first.sign(CHESS, "i1", CERTIFICATE);
    SignedFingerprint otherValue =
        new SignedFingerprint("sha-256", "00" + VALUE.substring(2), good.signature());
    SignedFingerprint otherHash = new SignedFingerprint("sha-1", VALUE, good.signature());
    SignedFingerprint noSignature = new SignedFingerprint("sha-256", VALUE, "?!");
    for (SignedFingerprint forged :
        new SignedFingerprint[] {mine, otherInstance, otherValue, otherHash, noSignature, null}) {
      assertThatThrownBy(() -> trust.judge(address(first, forged), true))
          .as(String.valueOf(forged))
          .isInstanceOf(IdentityUnprovenException.class);
    }
  }

  @Test
  void twoFirstUsesWithTwoIdentitiesDoNotBothPass() {
    TrustedAddress one = trust.judge(genuine(first), false);
    TrustedAddress same = trust.judge(genuine(first), false);
    TrustedAddress other = trust.judge(genuine(second), false);
    trust.remember(one);
    trust.remember(same);
    assertThatThrownBy(() -> trust.remember(other)).isInstanceOf(IdentityUnprovenException.class);
    assertThat(known.find(CHESS)).contains(first.identity());
  }

  @Test
  void halvesThatDoNotBelongTogetherAreNoIdentity() {
    assertThat(
            IdentityKey.of(
                new StoredIdentity(
                    second.identity().publicKey(), IdentityKey.fresh().privateKey())))
        .isEmpty();
    NameIdentity identity = first.identity();
    assertThat(identity.fingerprint()).startsWith("SHA256:").hasSize(7 + 43);
  }
}
