package dev.parley.mapping;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.DtlsSetup;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.Group;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The transport that the other side's bundle uses already, and what a further content must be like
 * to use it, or to stand beside it.
 *
 * @param remote the other side's description
 */
record BundledTransport(SessionDescription remote) {

  /** Its live contents, in the order of the group; the first one stays. */
  List<String> bundle() {
    Group group = remote.bundle();
    Set<String> live = Sections.live(remote);
    return group == null ? List.of() : group.mids().stream().filter(live::contains).toList();
  }

  /** Whether a new content uses the transport that is there (XEP-0338). */
  boolean isUsedBy(JingleContent content, List<ContentGroup> groups) {
    List<String> bundle = bundle();
    if (bundle.isEmpty()) {
      return false;
    }
    for (ContentGroup group : groups) {
      if (group.semantics().equals(Group.BUNDLE)
          && group.contents().contains(content.name())
          && group.contents().stream().anyMatch(bundle::contains)) {
        return true;
      }
    }
    return content.transport() instanceof IceUdpTransport ice
        && credentials().ufrag().equals(ice.ufrag());
  }

  /** Nothing but the certificate of the session may stand behind a new content. */
  void secure(JingleContent content) throws MappingException {
    if (!(content.transport() instanceof IceUdpTransport ice)) {
      throw new MappingException(
          Condition.UNSUPPORTED_TRANSPORTS, "a content has no ICE transport");
    }
    Set<Fingerprint> known = new HashSet<>(fingerprints());
    for (DtlsFingerprint fingerprint : ice.fingerprints()) {
      if (fingerprint.setup() == null) {
        throw new MappingException(
            Condition.SECURITY_ERROR, "a content has a DTLS fingerprint without setup");
      }
      if (known.stream().noneMatch(one -> one.value().equalsIgnoreCase(fingerprint.value()))) {
        throw new MappingException(
            Condition.SECURITY_ERROR, "a content has another certificate than the session");
      }
    }
    if (ice.ufrag() != null && ice.fingerprints().isEmpty()) {
      throw new MappingException(Condition.SECURITY_ERROR, "a content has no DTLS fingerprint");
    }
  }

  private MediaDescription anchor() {
    List<String> bundle = bundle();
    for (MediaDescription section : remote.media()) {
      if (bundle.isEmpty() ? !section.rejected() : bundle.get(0).equals(section.mid())) {
        return section;
      }
    }
    throw new IllegalStateException("the session has no content");
  }

  private IceCredentials credentials() {
    IceCredentials credentials = remote.credentials(anchor());
    if (credentials == null) {
      throw new IllegalStateException("a content has no ICE credentials");
    }
    return credentials;
  }

  private List<Fingerprint> fingerprints() {
    List<Fingerprint> all = new ArrayList<>(remote.all(Fingerprint.class));
    remote.media().forEach(section -> all.addAll(section.all(Fingerprint.class)));
    return all;
  }

  /**
   * The content with the transport of its bundle, whatever it says of its own: some say nothing.
   */
  JingleContent given(JingleContent content, EndpointSetup setup) {
    MediaDescription anchor = anchor();
    List<Fingerprint> own = anchor.all(Fingerprint.class);
    List<Fingerprint> all = own.isEmpty() ? remote.all(Fingerprint.class) : own;
    DtlsSetup part =
        switch (setup) {
          case ACTIVE -> DtlsSetup.ACTIVE;
          case PASSIVE -> DtlsSetup.PASSIVE;
          default -> DtlsSetup.ACTPASS;
        };
    IceCredentials credentials = credentials();
    if (!(content.transport() instanceof IceUdpTransport ice)) {
      return content;
    }
    return content.withTransport(
        new IceUdpTransport(
            ice.namespace(),
            credentials.ufrag(),
            credentials.pwd(),
            all.stream().map(one -> new DtlsFingerprint(one.hash(), part, one.value())).toList(),
            List.of(),
            List.of(),
            ice.sctpMap(),
            ice.maxMessageSize(),
            false,
            List.of()));
  }
}
