package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <description xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'>}: what an audio or video
 * content offers.
 *
 * <p>XEP-0167 1.2.3, with the extensions of XEP-0293, XEP-0294 and XEP-0339. Deviations: {@code
 * <rtcp-reduced-size/>} and {@link MediaStream} as stanza.js has them; {@code <encryption/>} (SDES,
 * ZRTP) is dropped unread, since DTLS is the only security here.
 *
 * @param media {@code audio} or {@code video}
 * @param ssrc of the content's main stream; null if absent
 * @param payloadTypes in order of preference
 * @param rtcpMux whether RTP and RTCP share a port
 * @param rtcpReducedSize whether RTCP packets may be of reduced size
 * @param feedback for all payload types
 * @param headerExtensions in order
 * @param extmapAllowMixed whether one- and two-byte header extensions may be mixed
 * @param sources in order
 * @param sourceGroups in order
 * @param streams in order
 * @param bandwidth null if absent
 * @param unknown other child elements
 */
public record RtpDescription(
    String media,
    @Nullable Long ssrc,
    List<PayloadType> payloadTypes,
    boolean rtcpMux,
    boolean rtcpReducedSize,
    List<RtcpFeedback> feedback,
    List<HeaderExtension> headerExtensions,
    boolean extmapAllowMixed,
    List<Source> sources,
    List<SourceGroup> sourceGroups,
    List<MediaStream> streams,
    @Nullable Bandwidth bandwidth,
    List<Element> unknown)
    implements Description {

  private static final String RTCP_MUX = "rtcp-mux";
  private static final String RTCP_REDUCED_SIZE = "rtcp-reduced-size";
  private static final String EXTMAP_ALLOW_MIXED = "extmap-allow-mixed";

  /** Refuses spaces, control characters, numbers out of range, and too many children. */
  public RtpDescription {
    Checks.token("media", media);
    if (ssrc != null) {
      Checks.range("ssrc", ssrc, 0, 0xffff_ffffL);
    }
    payloadTypes = Checks.list(PayloadType.ELEMENT, payloadTypes, JingleLimits.PAYLOAD_TYPES);
    feedback = Checks.list("rtcp-fb", feedback, JingleLimits.PARAMETERS);
    headerExtensions =
        Checks.list(HeaderExtension.ELEMENT, headerExtensions, JingleLimits.HEADER_EXTENSIONS);
    sources = Checks.list(Source.ELEMENT, sources, JingleLimits.SOURCES);
    sourceGroups = Checks.list(SourceGroup.ELEMENT, sourceGroups, JingleLimits.SOURCES);
    streams = Checks.list(MediaStream.ELEMENT, streams, JingleLimits.SOURCES);
    unknown = List.copyOf(unknown);
  }

  @Override
  public String namespace() {
    return JingleNamespaces.RTP;
  }

  static RtpDescription parse(Element element) {
    List<PayloadType> payloadTypes = new ArrayList<>();
    List<HeaderExtension> extensions = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    List<SourceGroup> groups = new ArrayList<>();
    List<MediaStream> streams = new ArrayList<>();
    List<Element> unknown = new ArrayList<>();
    boolean rtcpMux = false;
    boolean reducedSize = false;
    boolean allowMixed = false;
    @Nullable Bandwidth bandwidth = null;
    for (Element child : element.children()) {
      if (child.is(PayloadType.ELEMENT, JingleNamespaces.RTP)) {
        payloadTypes.add(PayloadType.parse(child));
      } else if (child.is(RTCP_MUX, JingleNamespaces.RTP)) {
        rtcpMux = true;
      } else if (child.is(RTCP_REDUCED_SIZE, JingleNamespaces.RTP)) {
        reducedSize = true;
      } else if (child.is(HeaderExtension.ELEMENT, JingleNamespaces.HDREXT)) {
        extensions.add(HeaderExtension.parse(child));
      } else if (child.is(EXTMAP_ALLOW_MIXED, JingleNamespaces.HDREXT)) {
        allowMixed = true;
      } else if (child.is(Source.ELEMENT, JingleNamespaces.SSMA)) {
        sources.add(Source.parse(child));
      } else if (child.is(SourceGroup.ELEMENT, JingleNamespaces.SSMA)) {
        groups.add(SourceGroup.parse(child));
      } else if (child.is(MediaStream.ELEMENT, JingleNamespaces.MSID)) {
        streams.add(MediaStream.parse(child));
      } else if (child.is(Bandwidth.ELEMENT, JingleNamespaces.RTP)) {
        bandwidth = Bandwidth.parse(child);
      } else if (!RtcpFeedback.matches(child) && !child.namespace().equals(JingleNamespaces.RTP)) {
        unknown.add(child);
      }
    }
    return new RtpDescription(
        element.required("media"),
        element.number("ssrc"),
        payloadTypes,
        rtcpMux,
        reducedSize,
        RtcpFeedback.parseAll(element),
        extensions,
        allowMixed,
        sources,
        groups,
        streams,
        bandwidth,
        unknown);
  }

  void write(ElementWriter out) {
    out.open(JingleContent.DESCRIPTION, JingleNamespaces.RTP).attribute("media", media);
    out.attribute("ssrc", ssrc);
    payloadTypes.forEach(payloadType -> payloadType.write(out));
    if (rtcpMux) {
      out.empty(RTCP_MUX, JingleNamespaces.RTP);
    }
    if (rtcpReducedSize) {
      out.empty(RTCP_REDUCED_SIZE, JingleNamespaces.RTP);
    }
    feedback.forEach(entry -> entry.write(out));
    headerExtensions.forEach(extension -> extension.write(out));
    if (extmapAllowMixed) {
      out.empty(EXTMAP_ALLOW_MIXED, JingleNamespaces.HDREXT);
    }
    sourceGroups.forEach(group -> group.write(out));
    sources.forEach(source -> source.write(out));
    streams.forEach(stream -> stream.write(out));
    if (bandwidth != null) {
      bandwidth.write(out);
    }
    unknown.forEach(out::element);
    out.close();
  }
}
