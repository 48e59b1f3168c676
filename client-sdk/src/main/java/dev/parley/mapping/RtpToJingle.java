package dev.parley.mapping;

import dev.parley.jingle.Bandwidth;
import dev.parley.jingle.Creator;
import dev.parley.jingle.HeaderExtension;
import dev.parley.jingle.MediaStream;
import dev.parley.jingle.Parameter;
import dev.parley.jingle.PayloadType;
import dev.parley.jingle.RtcpFeedback;
import dev.parley.jingle.RtpDescription;
import dev.parley.jingle.Senders;
import dev.parley.jingle.Source;
import dev.parley.jingle.SourceGroup;
import dev.parley.mapping.JingleForm.MsidForm;
import dev.parley.sdp.ExtMap;
import dev.parley.sdp.Flag;
import dev.parley.sdp.Fmtp;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Msid;
import dev.parley.sdp.OtherAttribute;
import dev.parley.sdp.RtcpFb;
import dev.parley.sdp.RtpMap;
import dev.parley.sdp.SdpLine;
import dev.parley.sdp.SessionDescription;
import dev.parley.sdp.Ssrc;
import dev.parley.sdp.SsrcGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The RTP part of a media section, for the wire (XEP-0167, 0293, 0294, 0339). */
final class RtpToJingle {
  private final SessionDescription session;
  private final MediaDescription section;
  private final Creator writer;
  private final MsidForm msidForm;

  RtpToJingle(
      SessionDescription session, MediaDescription section, Creator writer, MsidForm msidForm) {
    this.session = session;
    this.section = section;
    this.writer = writer;
    this.msidForm = msidForm;
  }

  RtpDescription map() {
    Msid msid = section.first(Msid.class);
    List<Source> sources = sources(msid);
    boolean inSources =
        msidForm == MsidForm.SOURCE
            && sources.stream().anyMatch(source -> source.parameter(Sources.MSID) != null);
    // stanza.js pairs a stream with its retransmissions only if the description names the stream.
    Long main =
        msidForm == MsidForm.STREAM && !sources.isEmpty() ? (Long) sources.get(0).ssrc() : null;
    return new RtpDescription(
        section.media(),
        main,
        payloadTypes(),
        section.has(Flag.RTCP_MUX),
        section.has(Flag.RTCP_RSIZE),
        feedback("*"),
        headerExtensions(),
        section.has(Flag.EXTMAP_ALLOW_MIXED)
            || session.attributes().contains(Flag.EXTMAP_ALLOW_MIXED),
        sources,
        sourceGroups(),
        msid == null || inSources
            ? List.of()
            : List.of(new MediaStream(msid.stream(), msid.track())),
        bandwidth(),
        List.of());
  }

  private List<PayloadType> payloadTypes() {
    List<PayloadType> types = new ArrayList<>();
    Integer ptime = milliseconds("ptime");
    Integer maxPtime = milliseconds("maxptime");
    for (String format : section.formats()) {
      RtpMap rtpMap = rtpMap(format);
      Integer id = rtpMap == null ? payloadNumber(format) : (Integer) rtpMap.payloadType();
      if (id == null) {
        continue;
      }
      types.add(
          new PayloadType(
              id,
              rtpMap == null ? null : rtpMap.encoding(),
              rtpMap == null ? null : (Long) rtpMap.clockRate(),
              rtpMap == null ? null : channels(rtpMap),
              ptime,
              maxPtime,
              parameters(format),
              feedback(format)));
      // They hold for the whole section; once is enough.
      ptime = null;
      maxPtime = null;
    }
    return types;
  }

  private @Nullable RtpMap rtpMap(String format) {
    for (RtpMap candidate : section.all(RtpMap.class)) {
      if (Integer.toString(candidate.payloadType()).equals(format)) {
        return candidate;
      }
    }
    return null;
  }

  private static @Nullable Integer channels(RtpMap rtpMap) {
    Integer channels = rtpMap.parameters() == null ? null : number(rtpMap.parameters(), 255);
    return channels == null || channels == 1 ? null : channels;
  }

  private List<Parameter> parameters(String format) {
    List<Parameter> parameters = new ArrayList<>();
    for (Fmtp fmtp : section.all(Fmtp.class)) {
      if (fmtp.format().equals(format)) {
        for (String part : fmtp.parameters().split(";", -1)) {
          addParameter(parameters, part.strip());
        }
      }
    }
    return parameters;
  }

  private static void addParameter(List<Parameter> parameters, String part) {
    if (part.isEmpty()) {
      return;
    }
    int equals = part.indexOf('=');
    if (equals <= 0) {
      parameters.add(new Parameter(null, part));
    } else {
      parameters.add(new Parameter(part.substring(0, equals), part.substring(equals + 1)));
    }
  }

  private List<RtcpFeedback> feedback(String format) {
    List<RtcpFeedback> feedback = new ArrayList<>();
    for (RtcpFb entry : section.all(RtcpFb.class)) {
      if (entry.format().equals(format)) {
        feedback.add(new RtcpFeedback(entry.type(), entry.parameter()));
      }
    }
    return feedback;
  }

  private List<HeaderExtension> headerExtensions() {
    List<HeaderExtension> extensions = new ArrayList<>();
    for (ExtMap extMap : section.all(ExtMap.class)) {
      Senders senders =
          extMap.direction() == null
              ? Senders.BOTH
              : Directions.toSenders(extMap.direction(), writer);
      extensions.add(new HeaderExtension(extMap.id(), extMap.uri(), senders));
    }
    return extensions;
  }

  private List<Source> sources(@Nullable Msid msid) {
    Map<Long, List<Parameter>> found = new LinkedHashMap<>();
    for (Ssrc line : section.all(Ssrc.class)) {
      List<Parameter> parameters = found.computeIfAbsent(line.ssrc(), key -> new ArrayList<>());
      if (!Sources.SAID_BY_MSID.contains(line.name())) {
        parameters.add(new Parameter(line.name(), line.value()));
      } else if (line.name().equals(Sources.MSID) && msid == null && msidForm == MsidForm.SOURCE) {
        parameters.add(new Parameter(Sources.MSID, line.value()));
      }
    }
    List<Source> sources = new ArrayList<>(found.size());
    for (Map.Entry<Long, List<Parameter>> entry : found.entrySet()) {
      if (msid != null && msidForm == MsidForm.SOURCE) {
        entry.getValue().add(new Parameter(Sources.MSID, msid.attributeValue()));
      }
      sources.add(new Source(entry.getKey(), entry.getValue()));
    }
    return sources;
  }

  private List<SourceGroup> sourceGroups() {
    return section.all(SsrcGroup.class).stream()
        .map(group -> new SourceGroup(group.semantics(), group.ssrcs()))
        .toList();
  }

  private @Nullable Bandwidth bandwidth() {
    for (SdpLine line : section.lines()) {
      String[] parts = line.value().split(":", 2);
      if (line.type() == 'b' && parts.length == 2) {
        Integer value = number(parts[1].strip(), Integer.MAX_VALUE);
        if (value != null) {
          return new Bandwidth(parts[0].strip(), value);
        }
      }
    }
    return null;
  }

  private @Nullable Integer milliseconds(String attribute) {
    for (OtherAttribute other : section.all(OtherAttribute.class)) {
      if (other.name().equals(attribute) && other.value() != null) {
        return number(other.value().strip(), Integer.MAX_VALUE);
      }
    }
    return null;
  }

  private static @Nullable Integer payloadNumber(String format) {
    return number(format, 127);
  }

  private static @Nullable Integer number(String digits, int max) {
    try {
      int value = Integer.parseInt(digits);
      return value < 0 || value > max ? null : (Integer) value;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }
}
