package dev.parley.mapping;

import dev.parley.jingle.Creator;
import dev.parley.jingle.Description;
import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.DtlsSetup;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.RtpDescription;
import dev.parley.jingle.SctpMap;
import dev.parley.sdp.Attribute;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.Flag;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.IceOptions;
import dev.parley.sdp.IcePwd;
import dev.parley.sdp.IceUfrag;
import dev.parley.sdp.MaxMessageSize;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Mid;
import dev.parley.sdp.SctpPort;
import dev.parley.sdp.SdpLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One content from the wire as a media section. */
final class SectionToSdp {
  private static final String RTP_PROTOCOL = "UDP/TLS/RTP/SAVPF";
  private static final String DATA_PROTOCOL = "UDP/DTLS/SCTP";
  private static final String APPLICATION = "application";
  private static final int DISCARD_PORT = 9;
  private static final Set<String> KINDS = Set.of("audio", "video");

  /** RFC 8122 section 5 forbids md5 and md2; anything else unknown cannot be checked. */
  private static final Set<String> HASHES =
      Set.of("sha-1", "sha-224", "sha-256", "sha-384", "sha-512");

  private final JingleContent content;
  private final Creator writer;

  SectionToSdp(JingleContent content, Creator writer) {
    this.content = content;
    this.writer = writer;
  }

  MediaDescription offer() throws MappingException {
    return section(null);
  }

  /** A section of an answer keeps kind and protocol of the section it answers. */
  MediaDescription answer(MediaDescription offered) throws MappingException {
    MediaDescription section = section(offered);
    if (section.first(EndpointSetup.class) == EndpointSetup.ACTPASS) {
      throw problem(Condition.INCOMPATIBLE_PARAMETERS, "leaves the DTLS role open in an answer");
    }
    return section;
  }

  private MediaDescription section(@Nullable MediaDescription offered) throws MappingException {
    IceUdpTransport transport = transport();
    try {
      if (content.description() instanceof RtpDescription rtp) {
        return rtp(rtp, transport, offered);
      }
      return data(content.description(), transport, offered);
    } catch (IllegalArgumentException refused) {
      // What the session description's values refuse: names with spaces and the like.
      throw new MappingException(
          Condition.FAILED_APPLICATION, String.valueOf(refused.getMessage()), refused);
    }
  }

  private MediaDescription rtp(
      RtpDescription rtp, IceUdpTransport transport, @Nullable MediaDescription offered)
      throws MappingException {
    if (!KINDS.contains(rtp.media())) {
      throw problem(Condition.UNSUPPORTED_APPLICATIONS, "is neither audio nor video");
    }
    if (offered != null && !offered.media().equals(rtp.media())) {
      throw problem(Condition.INCOMPATIBLE_PARAMETERS, "is of another kind than was offered");
    }
    RtpToSdp mapped = new RtpToSdp(rtp, writer);
    List<String> formats = mapped.formats();
    if (formats.isEmpty()) {
      throw problem(Condition.FAILED_APPLICATION, "has no usable payload type");
    }
    List<Attribute> attributes = common(transport);
    attributes.add(Directions.toDirection(content.senders(), writer));
    attributes.addAll(mapped.attributes());
    candidates(attributes, transport);
    List<SdpLine> lines = new ArrayList<>();
    lines.add(MediaDescription.ANY_ADDRESS);
    lines.addAll(mapped.lines());
    String protocol = offered == null ? RTP_PROTOCOL : offered.protocol();
    return new MediaDescription(rtp.media(), DISCARD_PORT, protocol, formats, lines, attributes);
  }

  private MediaDescription data(
      @Nullable Description description,
      IceUdpTransport transport,
      @Nullable MediaDescription offered)
      throws MappingException {
    boolean answersData = offered != null && offered.media().equals(APPLICATION);
    SctpMap sctpMap = transport.sctpMap();
    // Without a description it is ours if there is an SCTP map, or if it answers one.
    if (description != null || (sctpMap == null && !answersData)) {
      throw problem(Condition.UNSUPPORTED_APPLICATIONS, "is of an application unknown here");
    }
    if (offered != null && !answersData) {
      throw problem(Condition.INCOMPATIBLE_PARAMETERS, "is of another kind than was offered");
    }
    String protocol = sctpMap == null ? null : sctpMap.protocol();
    if (protocol != null && !protocol.equals(SctpMap.DATA_CHANNEL)) {
      throw problem(Condition.UNSUPPORTED_APPLICATIONS, "is not for WebRTC data channels");
    }
    List<Attribute> attributes = common(transport);
    attributes.add(sctpMap == null ? SctpPort.DEFAULT : new SctpPort(sctpMap.number()));
    Long size = transport.maxMessageSize();
    if (size != null) {
      attributes.add(new MaxMessageSize(size));
    }
    candidates(attributes, transport);
    return new MediaDescription(
        APPLICATION,
        DISCARD_PORT,
        offered == null ? DATA_PROTOCOL : offered.protocol(),
        List.of(SctpMap.DATA_CHANNEL),
        List.of(MediaDescription.ANY_ADDRESS),
        attributes);
  }

  private List<Attribute> common(IceUdpTransport transport) throws MappingException {
    IceCredentials credentials = credentials(transport);
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new IceUfrag(credentials.ufrag()));
    attributes.add(new IcePwd(credentials.pwd()));
    attributes.add(IceOptions.TRICKLE);
    security(attributes, transport);
    attributes.add(new Mid(content.name()));
    return attributes;
  }

  private IceCredentials credentials(IceUdpTransport transport) throws MappingException {
    String ufrag = transport.ufrag();
    String pwd = transport.pwd();
    if (ufrag == null || pwd == null) {
      throw problem(Condition.FAILED_TRANSPORT, "has no ICE credentials");
    }
    try {
      return new IceCredentials(ufrag, pwd);
    } catch (IllegalArgumentException refused) {
      throw problem(Condition.FAILED_TRANSPORT, "has bad ICE credentials");
    }
  }

  private void security(List<Attribute> attributes, IceUdpTransport transport)
      throws MappingException {
    @Nullable DtlsSetup setup = null;
    for (DtlsFingerprint fingerprint : transport.fingerprints()) {
      if (HASHES.contains(fingerprint.hash().toLowerCase(Locale.ROOT))) {
        attributes.add(fingerprint(fingerprint));
        setup = setup == null ? fingerprint.setup() : setup;
      }
    }
    if (attributes.stream().noneMatch(Fingerprint.class::isInstance)) {
      throw problem(Condition.SECURITY_ERROR, "has no DTLS fingerprint");
    }
    if (setup == null) {
      throw problem(Condition.SECURITY_ERROR, "has no DTLS setup");
    }
    attributes.add(
        switch (setup) {
          case ACTIVE -> EndpointSetup.ACTIVE;
          case PASSIVE -> EndpointSetup.PASSIVE;
          case ACTPASS -> EndpointSetup.ACTPASS;
          case HOLDCONN -> throw problem(Condition.SECURITY_ERROR, "holds the DTLS connection");
        });
  }

  private Fingerprint fingerprint(DtlsFingerprint fingerprint) throws MappingException {
    try {
      return new Fingerprint(fingerprint.hash(), fingerprint.value());
    } catch (IllegalArgumentException refused) {
      throw problem(Condition.SECURITY_ERROR, "has a DTLS fingerprint that is not one");
    }
  }

  private void candidates(List<Attribute> attributes, IceUdpTransport transport)
      throws MappingException {
    ContentCandidates mapped = CandidateMapping.fromTransport(content.name(), transport);
    attributes.addAll(mapped.candidates());
    if (mapped.complete()) {
      attributes.add(Flag.END_OF_CANDIDATES);
    }
  }

  private IceUdpTransport transport() throws MappingException {
    if (content.transport() instanceof IceUdpTransport ice) {
      return ice;
    }
    throw problem(Condition.UNSUPPORTED_TRANSPORTS, "has no ICE transport");
  }

  private static MappingException problem(Condition condition, String problem) {
    return new MappingException(condition, "a content " + problem);
  }
}
