package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
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
