package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.parley.peer.internal.Callbacks;
import dev.parley.peer.internal.NativeConnection;
import org.junit.jupiter.api.Test;

/** Calls of the native library that end a process, or lose something in silence, have one place. */
class NativeCallsTest {

  private static final JavaClasses SDK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.parley");

  @Test
  void nobodyAsksForTheConfigurationWhichReadsFreedMemory() {
    noClasses().should().callMethod(RTCPeerConnection.class, "getConfiguration").check(SDK);
  }

  @Test
  void messagesGoThroughTheLockOfTheirChannelOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.parley.channel.internal.ChannelHandle")
        .should()
        .callMethod(RTCDataChannel.class, "send", dev.onvoid.webrtc.RTCDataChannelBuffer.class)
        .orShould()
        .callMethod(
            RTCDataChannel.class,
            "registerObserver",
            dev.onvoid.webrtc.RTCDataChannelObserver.class)
        .orShould()
        .callMethod(RTCDataChannel.class, "getBufferedAmount")
        .check(SDK);
  }

  /** The library ends the process for whatever leaves a callback. */
  @Test
  void nothingLeavesACallback() {
    classes()
        .that(
            DescribedPredicate.describe(
                "are called by the library",
                type ->
                    type.getRawInterfaces().stream()
                        .anyMatch(i -> i.getPackageName().startsWith("dev.onvoid.webrtc"))))
        .should()
        .callMethod(Callbacks.class, "guard", String.class, Runnable.class)
        .orShould()
        // Which does that for the observers that it makes.
        .callMethod(NativeConnection.class, "complete", String.class, Runnable.class)
        .check(SDK);
  }

  /** The library aborts the process for a certificate that it cannot read. */
  @Test
  void certificatesReachTheLibraryOnlyAsOnesThatWereRead() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.parley.peer.internal.RtcConfigurations")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RTCCertificatePEM.class)
        .check(SDK);
  }

  @Test
  void factoriesComeFromThePoolWithAnAudioModuleThatNeedsNoDevice() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.parley.runtime.PooledFactory")
        .should()
        .callConstructor(PeerConnectionFactory.class)
        .orShould()
        .callConstructor(PeerConnectionFactory.class, AudioDeviceModuleBase.class)
        .check(SDK);
  }

  @Test
  void connectionsAreClosedInOnePlaceWhichGivesThemBack() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.parley.peer.internal.NativeConnection")
        .should()
        .callMethod(RTCPeerConnection.class, "close")
        .orShould()
        .callMethod(
            RTCPeerConnection.class, "addIceCandidate", dev.onvoid.webrtc.RTCIceCandidate.class)
        .check(SDK);
  }
}
