package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='8hhy' pwd='…'/>}: ICE
 * credentials, candidates, DTLS fingerprint and SCTP map of a content.
 *
 * <p>XEP-0176 1.1.1; the same element in {@code urn:xmpp:jingle:transports:ice:0} is XEP-0371
 * 0.3.1. Deviations: {@code <gathering-complete/>} of XEP-0371 is taken in both; {@code
 * <max-message-size xmlns='urn:parley:jingle:1'>} is ours.
 *
 * @param namespace {@link JingleNamespaces#ICE_UDP} or {@link JingleNamespaces#ICE}
 * @param ufrag user fragment; null if absent
 * @param pwd password, a secret not shown by {@link #toString()}; null if absent
 * @param fingerprints in order; may be empty
 * @param candidates in order; may be empty
 * @param remoteCandidates in order; usually empty
 * @param sctpMap null unless the transport carries data channels
 * @param maxMessageSize the largest data channel message in bytes that the sender takes; null means
 *     65,536
 * @param gatheringComplete whether the sender has no further candidates
 * @param unknown other child elements
 */
public record IceUdpTransport(
    String namespace,
    @Nullable String ufrag,
    @Nullable String pwd,
    List<DtlsFingerprint> fingerprints,
    List<IceUdpCandidate> candidates,
    List<RemoteCandidate> remoteCandidates,
    @Nullable SctpMap sctpMap,
    @Nullable Long maxMessageSize,
    boolean gatheringComplete,
    List<Element> unknown)
    implements Transport {

  static final String ELEMENT = "transport";
  private static final String GATHERING_COMPLETE = "gathering-complete";
  private static final String MAX_MESSAGE_SIZE = "max-message-size";

  /** Refuses spaces, control characters, numbers out of range, and too many children. */
  public IceUdpTransport {
    if (!isIce(namespace)) {
      throw new IllegalArgumentException("not an ICE transport: " + namespace);
    }
    Checks.optionalToken("ufrag", ufrag);
    Checks.optionalToken("pwd", pwd);
    fingerprints = Checks.list(DtlsFingerprint.ELEMENT, fingerprints, JingleLimits.FINGERPRINTS);
    candidates = Checks.list(IceUdpCandidate.ELEMENT, candidates, JingleLimits.CANDIDATES);
    remoteCandidates =
        Checks.list(RemoteCandidate.ELEMENT, remoteCandidates, JingleLimits.CANDIDATES);
    if (maxMessageSize != null) {
      Checks.range(MAX_MESSAGE_SIZE, maxMessageSize, 0, Long.MAX_VALUE);
    }
    unknown = List.copyOf(unknown);
  }

  /**
   * A transport of XEP-0176 with credentials only.
   *
   * @param ufrag user fragment
   * @param pwd password
   * @return no candidates, no fingerprint
   */
  public static IceUdpTransport of(String ufrag, String pwd) {
    return new IceUdpTransport(
        JingleNamespaces.ICE_UDP,
        ufrag,
        pwd,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        false,
        List.of());
  }

  /**
   * The same with other candidates.
   *
   * @param replacement in place of those there are
   * @return a new transport
   */
  public IceUdpTransport withCandidates(List<IceUdpCandidate> replacement) {
    return new IceUdpTransport(
        namespace,
        ufrag,
        pwd,
        fingerprints,
        replacement,
        remoteCandidates,
        sctpMap,
        maxMessageSize,
        gatheringComplete,
        unknown);
  }

  /**
   * The same, saying that no candidate will follow.
   *
   * @return a new transport
   */
  public IceUdpTransport withGatheringComplete() {
    return new IceUdpTransport(
        namespace,
        ufrag,
        pwd,
        fingerprints,
        candidates,
        remoteCandidates,
        sctpMap,
        maxMessageSize,
        true,
        unknown);
  }

  static boolean isIce(String namespace) {
    return namespace.equals(JingleNamespaces.ICE_UDP) || namespace.equals(JingleNamespaces.ICE);
  }

  static IceUdpTransport parse(Element element) {
    String own = element.namespace();
    List<DtlsFingerprint> fingerprints = new ArrayList<>();
    List<IceUdpCandidate> candidates = new ArrayList<>();
    List<RemoteCandidate> remotes = new ArrayList<>();
    List<Element> unknown = new ArrayList<>();
    @Nullable SctpMap sctpMap = null;
    @Nullable Long maxMessageSize = null;
    boolean complete = false;
    for (Element child : element.children()) {
      if (child.is(IceUdpCandidate.ELEMENT, own)) {
        candidates.add(IceUdpCandidate.parse(child));
      } else if (child.is(DtlsFingerprint.ELEMENT, JingleNamespaces.DTLS)) {
        fingerprints.add(DtlsFingerprint.parse(child));
      } else if (child.is(SctpMap.ELEMENT, JingleNamespaces.DTLS_SCTP)) {
        sctpMap = SctpMap.parse(child);
      } else if (child.is(MAX_MESSAGE_SIZE, JingleNamespaces.PARLEY)) {
        maxMessageSize = child.requiredNumber("bytes");
      } else if (child.is(RemoteCandidate.ELEMENT, own)) {
        remotes.add(RemoteCandidate.parse(child));
      } else if (child.name().equals(GATHERING_COMPLETE) && isIce(child.namespace())) {
        complete = true;
      } else {
        unknown.add(child);
      }
    }
    return new IceUdpTransport(
        own,
        element.attribute("ufrag"),
        element.attribute("pwd"),
        fingerprints,
        candidates,
        remotes,
        sctpMap,
        maxMessageSize,
        complete,
        unknown);
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, namespace).attribute("ufrag", ufrag).attribute("pwd", pwd);
    fingerprints.forEach(fingerprint -> fingerprint.write(out));
    if (sctpMap != null) {
      sctpMap.write(out);
    }
    if (maxMessageSize != null) {
      out.open(MAX_MESSAGE_SIZE, JingleNamespaces.PARLEY).attribute("bytes", maxMessageSize);
      out.close();
    }
    candidates.forEach(candidate -> candidate.write(out));
    remoteCandidates.forEach(remote -> remote.write(out));
    if (gatheringComplete) {
      out.empty(GATHERING_COMPLETE, namespace);
    }
    unknown.forEach(out::element);
    out.close();
  }

  @Override
  public String toString() {
    return "IceUdpTransport[ufrag=" + ufrag + ", candidates=" + candidates + "]";
  }
}
