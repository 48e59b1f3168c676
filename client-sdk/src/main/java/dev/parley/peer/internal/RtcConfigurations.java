package dev.parley.peer.internal;

import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.parley.ice.IceConfig;
import dev.parley.ice.IceServer;
import dev.parley.ice.IceTransportPolicy;
import dev.parley.ice.PortRange;
import dev.parley.peer.PeerCertificate;
import dev.parley.peer.PeerOptions;

/** Our configuration in the library's form. */
final class RtcConfigurations {

  private RtcConfigurations() {}

  static RTCConfiguration of(PeerOptions options) {
    IceConfig ice = options.iceConfig();
    RTCConfiguration configuration = new RTCConfiguration();
    for (IceServer server : ice.servers()) {
      configuration.iceServers.add(server(server));
    }
    configuration.iceTransportPolicy =
        ice.policy() == IceTransportPolicy.RELAY
            ? RTCIceTransportPolicy.RELAY
            : RTCIceTransportPolicy.ALL;
    configuration.bundlePolicy =
        options.bundle() == PeerOptions.Bundle.REQUIRED
            ? RTCBundlePolicy.MAX_BUNDLE
            : RTCBundlePolicy.BALANCED;
    PortRange range = ice.portRange();
    if (range != null) {
      configuration.portAllocatorConfig = new PortAllocatorConfig(range.min(), range.max(), 0);
    }
    PeerCertificate certificate = options.certificate();
    if (certificate != null) {
      configuration.certificates.add(
          new RTCCertificatePEM(
              certificate.privateKeyPem(),
              certificate.certificatePem(),
              certificate.expires().toEpochMilli()));
    }
    return configuration;
  }

  private static RTCIceServer server(IceServer server) {
    RTCIceServer native_ = new RTCIceServer();
    native_.urls.addAll(server.urls());
    native_.username = server.username() == null ? "" : server.username();
    native_.password = server.credential() == null ? "" : server.credential();
    return native_;
  }
}
