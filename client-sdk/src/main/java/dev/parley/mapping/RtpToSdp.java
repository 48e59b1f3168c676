package dev.parley.mapping;

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
import dev.parley.sdp.Attribute;
import dev.parley.sdp.ExtMap;
import dev.parley.sdp.Flag;
import dev.parley.sdp.Fmtp;
import dev.parley.sdp.Msid;
import dev.parley.sdp.OtherAttribute;
import dev.parley.sdp.RtcpFb;
import dev.parley.sdp.RtpMap;
import dev.parley.sdp.SdpLine;
import dev.parley.sdp.Ssrc;
import dev.parley.sdp.SsrcGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The RTP part of a content, for a session description (XEP-0167, 0293, 0294, 0339). */
final class RtpToSdp {
  private static final int FIRST_DYNAMIC = 96;

  private final RtpDescription rtp;
  private final Creator writer;

  RtpToSdp(RtpDescription rtp, Creator writer) {
    this.rtp = rtp;
    this.writer = writer;
  }

  /** The payload types that can be used, in order and once each. */
  List<String> formats() {
    return usable().stream().map(type -> Integer.toString(type.id())).toList();
  }

  List<SdpLine> lines() {
    return rtp.bandwidth() == null
        ? List.of()
        : List.of(new SdpLine('b', rtp.bandwidth().type() + ":" + rtp.bandwidth().value()));
  }

  List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    headerExtensions(attributes);
    Msid msid = msid();
    if (msid != null) {
      attributes.add(msid);
    }
    if (rtp.rtcpMux()) {
      attributes.add(Flag.RTCP_MUX);
    }
    if (rtp.rtcpReducedSize()) {
      attributes.add(Flag.RTCP_RSIZE);
    }
    for (PayloadType type : usable()) {
      codec(attributes, type);
    }
    for (RtcpFeedback entry : rtp.feedback()) {
      attributes.add(new RtcpFb("*", entry.type(), entry.subtype()));
    }
    milliseconds(attributes);
    sources(attributes);
    return attributes;
  }

  private List<PayloadType> usable() {
    List<PayloadType> usable = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (PayloadType type : rtp.payloadTypes()) {
      boolean named = type.name() != null || type.id() < FIRST_DYNAMIC;
      if (named && seen.add(type.id())) {
        usable.add(type);
      }
    }
    return usable;
  }

  private void headerExtensions(List<Attribute> attributes) {
    if (rtp.extmapAllowMixed()) {
      attributes.add(Flag.EXTMAP_ALLOW_MIXED);
    }
    for (HeaderExtension extension : rtp.headerExtensions()) {
      boolean both = extension.senders() == Senders.BOTH;
      attributes.add(
          new ExtMap(
              extension.id(),
              both ? null : Directions.toDirection(extension.senders(), writer),
              extension.uri(),
              null));
    }
  }

  private void codec(List<Attribute> attributes, PayloadType type) {
    String format = Integer.toString(type.id());
    if (type.name() != null) {
      Long rate = type.clockRate();
      Integer channels = type.channels();
      attributes.add(
          new RtpMap(
              type.id(),
              type.name(),
              rate == null ? usualClockRate() : rate,
              channels == null || channels <= 1 ? null : channels.toString()));
    }
    for (RtcpFeedback entry : type.feedback()) {
      attributes.add(new RtcpFb(format, entry.type(), entry.subtype()));
    }
    String parameters = parameters(type.parameters());
    if (!parameters.isEmpty()) {
      attributes.add(new Fmtp(format, parameters));
    }
  }

  private long usualClockRate() {
    return rtp.media().equals("audio") ? 8000 : 90_000;
  }

  /** With no spaces around the parts, as they come again from a session description. */
  private static String parameters(List<Parameter> parameters) {
    List<String> parts = new ArrayList<>();
    for (Parameter parameter : parameters) {
      for (String part : text(parameter).split(";", -1)) {
        if (!part.isBlank()) {
          parts.add(part.strip());
        }
      }
    }
    return String.join(";", parts);
  }

  private static String text(Parameter parameter) {
    String name = parameter.name();
    String value = parameter.value();
    if (name == null) {
      return String.valueOf(value);
    }
    // stanza.js: a name without a value is a format that is no list of pairs.
    return value == null ? name : name + "=" + value;
  }

  private void milliseconds(List<Attribute> attributes) {
    Integer ptime = null;
    Integer maxPtime = null;
    for (PayloadType type : rtp.payloadTypes()) {
      ptime = ptime == null ? type.ptime() : ptime;
      maxPtime = maxPtime == null ? type.maxPtime() : maxPtime;
    }
    if (ptime != null) {
      attributes.add(new OtherAttribute("ptime", ptime.toString()));
    }
    if (maxPtime != null) {
      attributes.add(new OtherAttribute("maxptime", maxPtime.toString()));
    }
  }

  /** From the stream element, or else from the first source that names one. */
  private @Nullable Msid msid() {
    for (MediaStream stream : rtp.streams()) {
      return new Msid(stream.id(), stream.track());
    }
    for (Source source : rtp.sources()) {
      String value = source.parameter(Sources.MSID);
      if (value != null && !value.isBlank()) {
        return Msid.parse(value);
      }
    }
    return null;
  }

  private void sources(List<Attribute> attributes) {
    List<Ssrc> lines = new ArrayList<>();
    Msid msid = msid();
    parameters().forEach((ssrc, parameters) -> source(lines, ssrc, parameters, msid));
    for (SourceGroup group : rtp.sourceGroups()) {
      if (complete(lines, group)) {
        attributes.add(new SsrcGroup(group.semantics(), group.ssrcs()));
      }
    }
    attributes.addAll(lines);
  }

  /** What is said of each source, though it be said in several elements. */
  private Map<Long, List<Parameter>> parameters() {
    Map<Long, List<Parameter>> parameters = new LinkedHashMap<>();
    for (Source source : rtp.sources()) {
      parameters
          .computeIfAbsent(source.ssrc(), ssrc -> new ArrayList<>())
          .addAll(source.parameters());
    }
    return parameters;
  }

  private static void source(
      List<Ssrc> lines, long ssrc, List<Parameter> parameters, @Nullable Msid msid) {
    boolean said = false;
    boolean streamed = false;
    for (Parameter parameter : parameters) {
      String name = parameter.name();
      // a=msid says it for the section, and saying it twice invites the two to differ.
      if (name != null && !Sources.SAID_BY_MSID.contains(name)) {
        lines.add(new Ssrc(ssrc, name, parameter.value()));
        said = true;
      }
      streamed |= Sources.MSID.equals(name) && parameter.value() != null;
    }
    if (!said && streamed && msid != null) {
      lines.add(new Ssrc(ssrc, Sources.MSID, msid.attributeValue()));
    }
  }

  /**
   * Gives each member of a group its line, which libwebrtc demands: stanza.js describes only the
   * main source of a pair, and all sources of one sender have one canonical name.
   *
   * @return false if that cannot be done, and the group has to be left out
   */
  private static boolean complete(List<Ssrc> lines, SourceGroup group) {
    for (long member : group.ssrcs()) {
      if (lines.stream().noneMatch(line -> line.ssrc() == member)) {
        String cname = cname(lines);
        if (cname == null) {
          return false;
        }
        lines.add(new Ssrc(member, Sources.CNAME, cname));
      }
    }
    return true;
  }

  private static @Nullable String cname(List<Ssrc> lines) {
    for (Ssrc line : lines) {
      if (line.name().equals(Sources.CNAME)) {
        return line.value();
      }
    }
    return null;
  }
}
