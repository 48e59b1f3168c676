package dev.parley.signaling;

import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.JingleDescription;
import dev.parley.mapping.MappingException;
import dev.parley.peer.Rejection;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.SessionDescription;
import dev.parley.session.Handling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transport-replace of the other side (XEP-0166 section 7.2.15): ICE with new credentials is
 * taken, which comes to an ICE restart; another transport, or another certificate, is not.
 */
final class Replacement {

  private final JingleSignaling signaling;
  private final Accord accord;
  private final RemoteTransport remote;

  Replacement(JingleSignaling signaling, Accord accord, RemoteTransport remote) {
    this.signaling = signaling;
    this.accord = accord;
    this.remote = remote;
  }

  /** One that cannot be taken is acknowledged, and then rejected. */
  Handling take(Jingle replace) {
    List<ContentCandidates> batch = restart(replace);
    return batch == null
        ? Handling.acknowledge(
            () ->
                reject(
                    replace.contents(),
                    JingleReason.of(JingleReason.Condition.UNSUPPORTED_TRANSPORTS)))
        : signaling.restarts().replace(batch);
  }

  /** Tells this side's transports in answer to one that was taken. */
  void accept(SessionDescription own) {
    signaling.send(
        JingleAction.TRANSPORT_ACCEPT,
        CandidateMapping.toRestart(Restarts.credentials(own), accord, signaling.form()),
        reply -> {});
  }

  /** The peer cannot take one after all. */
  void reject(Rejection rejection) {
    reject(
        accord.agreement().contents().stream()
            .map(name -> JingleContent.reference(accord.of(name), name))
            .toList(),
        Reasons.toJingle(rejection.reason(), rejection.text()));
  }

  private void reject(List<JingleContent> contents, JingleReason reason) {
    signaling.send(
        JingleAction.TRANSPORT_REJECT,
        new JingleDescription(contents, List.of()),
        reason,
        reply -> {});
  }

  /** What it comes to; null if it cannot be taken. */
  private @Nullable List<ContentCandidates> restart(Jingle replace) {
    for (JingleContent content : replace.contents()) {
      if (!accord.isMeant(content)
          || !(content.transport() instanceof IceUdpTransport ice)
          || ice.ufrag() == null
          || ice.pwd() == null
          || !isOfSession(ice.fingerprints(), remote.description())) {
        return null;
      }
    }
    try {
      List<ContentCandidates> batch = CandidateMapping.fromContents(replace.contents());
      return remote.isNewer(batch) ? batch : null;
    } catch (MappingException e) {
      return null;
    }
  }

  private static boolean isOfSession(
      List<DtlsFingerprint> fingerprints, @Nullable SessionDescription description) {
    List<String> known = new ArrayList<>();
    if (description != null) {
      description.all(Fingerprint.class).forEach(one -> known.add(one.value()));
      description
          .media()
          .forEach(
              section -> section.all(Fingerprint.class).forEach(one -> known.add(one.value())));
    }
    return fingerprints.stream()
        .allMatch(one -> known.stream().anyMatch(one.value()::equalsIgnoreCase));
  }
}
