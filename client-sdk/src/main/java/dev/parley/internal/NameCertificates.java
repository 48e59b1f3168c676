package dev.parley.internal;

import dev.parley.name.InstanceCertificate;
import dev.parley.name.InstanceCertificates;
import dev.parley.peer.InvalidCertificateException;
import dev.parley.peer.PeerCertificate;
import dev.parley.sdp.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.EntityBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates of the names that run here: kept across runs, renewed long before they end. */
final class NameCertificates implements InstanceCertificates {

  private static final Logger LOG = LoggerFactory.getLogger(NameCertificates.class);

  /** A name is started again within that time, and its certificate looked at. */
  private static final Duration RESERVE = PeerCertificate.LIFE.dividedBy(2);

  private final Map<String, PeerCertificate> current = new ConcurrentHashMap<>();

  @Override
  public InstanceCertificate certificate(EntityBareJid name, Optional<String> stored) {
    PeerCertificate certificate =
        stored.flatMap(NameCertificates::usable).orElseGet(PeerCertificate::generate);
    current.put(name.getLocalpart().toString(), certificate);
    Fingerprint fingerprint = certificate.fingerprint();
    return new InstanceCertificate(certificate.toPem(), fingerprint.hash(), fingerprint.value());
  }

  private static Optional<PeerCertificate> usable(String pem) {
    try {
      PeerCertificate certificate = PeerCertificate.parse(pem);
      return Instant.now().plus(RESERVE).isBefore(certificate.expires())
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (InvalidCertificateException e) {
      // The identity vouches for a new one as well.
      LOG.warn("A stored certificate is replaced: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** What sessions that come in by a name show; empty if the name was never started here. */
  Optional<PeerCertificate> of(String name) {
    return Optional.ofNullable(current.get(name));
  }
}
