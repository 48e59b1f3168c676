package dev.parley.signaling;

import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleContent;
import dev.parley.mapping.CandidateMapping;
import dev.parley.mapping.ContentCandidates;
import dev.parley.mapping.MappingException;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transport-replace offers (XEP-0166 section 7.2.15): ICE with new credentials is taken,
 * which comes to an ICE restart; another transport, or another certificate, is not.
 */
final class Replacement {

  private Replacement() {}

  /** Null if it cannot be taken. */
  static @Nullable List<ContentCandidates> of(
      Jingle replace, Accord accord, RemoteTransport remote) {
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
