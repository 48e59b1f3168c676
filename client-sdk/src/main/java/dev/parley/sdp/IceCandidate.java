package dev.parley.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code a=candidate}: an address at which the writer may be reached (RFC 8839 section 5.1, RFC
 * 6544 section 4.5).
 *
 * @param foundation same for candidates of one kind, base and server
 * @param component 1 for RTP and data, 2 for RTCP
 * @param transport {@code udp} or {@code tcp}, in lower case, or a name yet unknown
 * @param priority higher is tried first
 * @param address an IP address or a host name, for example an mDNS name
 * @param port 0 to 65535
 * @param type {@code host}, {@code srflx}, {@code prflx}, {@code relay}, or a name yet unknown
 * @param relatedAddress the base of a candidate that is not {@code host}, or null
 * @param relatedPort the port of that base, or null
 * @param tcpType {@code active}, {@code passive}, {@code so}, or null
 * @param extensions further names and values in their order, for example {@code generation}
 */
public record IceCandidate(
    String foundation,
    int component,
    String transport,
    long priority,
    String address,
    int port,
    String type,
    @Nullable String relatedAddress,
    @Nullable Integer relatedPort,
    @Nullable String tcpType,
    List<Extension> extensions)
    implements Attribute {

  private static final String PREFIX = "candidate:";
  private static final long MAX_PRIORITY = 0xffff_ffffL;
  private static final int MAX_EXTENSIONS = 32;

  /**
   * A name and a value that follow the candidate's fixed fields.
   *
   * @param name a token
   * @param value a token
   */
  public record Extension(String name, String value) {
    /** Refuses spaces and control characters. */
    public Extension {
      SdpText.token("candidate extension", name);
      SdpText.token("candidate extension", value);
    }
  }

  /** Refuses spaces, control characters and numbers out of range. */
  public IceCandidate {
    SdpText.token("candidate foundation", foundation);
    SdpText.range("candidate foundation length", foundation.length(), 1, 32);
    SdpText.range("candidate component", component, 1, 256);
    SdpText.token("candidate transport", transport);
    SdpText.range("candidate priority", priority, 0, MAX_PRIORITY);
    SdpText.token("candidate address", address);
    SdpText.range("candidate port", port, 0, 65535);
    SdpText.token("candidate type", type);
    if (relatedAddress != null) {
      SdpText.token("candidate raddr", relatedAddress);
    }
    if (relatedPort != null) {
      SdpText.range("candidate rport", relatedPort, 0, 65535);
    }
    if (tcpType != null) {
      SdpText.token("candidate tcptype", tcpType);
    }
    SdpText.range("number of candidate extensions", extensions.size(), 0, MAX_EXTENSIONS);
    transport = lower(transport);
    extensions = List.copyOf(extensions);
  }

  /**
   * Reads a candidate in any of the forms that browsers use.
   *
   * @param line with or without {@code a=} and {@code candidate:} before it; an empty one, which
   *     some use for the end of candidates, is refused
   * @return the candidate
   * @throws IllegalArgumentException if it is not one; the message says which field
   */
  public static IceCandidate parse(String line) {
    String text = line.startsWith("a=") ? line.substring(2) : line;
    text = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    SdpText.text("candidate", text);
    Fields fields = new Fields("candidate", text);
    String foundation = fields.next();
    int component = (int) fields.number("component", 256);
    String transport = fields.next();
    long priority = fields.number("priority", MAX_PRIORITY);
    String address = fields.next();
    int port = (int) fields.number("port", 65535);
    if (!fields.next().equals("typ")) {
      throw new IllegalArgumentException("candidate has no typ");
    }
    String type = fields.next();
    Map<String, String> known = new LinkedHashMap<>();
    List<Extension> extensions = new ArrayList<>();
    while (fields.more()) {
      String name = fields.next();
      switch (name) {
        case "raddr", "rport", "tcptype" -> known.put(name, fields.next());
        default -> extensions.add(new Extension(name, fields.next()));
      }
    }
    String rport = known.get("rport");
    return new IceCandidate(
        foundation,
        component,
        transport,
        priority,
        address,
        port,
        type,
        known.get("raddr"),
        rport == null ? null : (Integer) (int) SdpText.number("candidate rport", rport, 65535),
        known.get("tcptype"),
        extensions);
  }

  /**
   * The candidate as JavaScript's {@code RTCIceCandidate.candidate} and webrtc-java have it.
   *
   * @return {@code candidate:} and the fields, without {@code a=} and without an end of line
   */
  public String toLine() {
    return PREFIX + attributeValue();
  }

  /**
   * The value of an extension such as {@code generation}, {@code ufrag}, {@code network-id}.
   *
   * @param name of the extension
   * @return its first value, or null
   */
  public @Nullable String extension(String name) {
    for (Extension extension : extensions) {
      if (extension.name().equals(name)) {
        return extension.value();
      }
    }
    return null;
  }

  @Override
  public String attributeName() {
    return "candidate";
  }

  @Override
  public String attributeValue() {
    StringBuilder out = new StringBuilder(120);
    out.append(foundation).append(' ').append(component).append(' ').append(transport);
    out.append(' ').append(priority).append(' ').append(address).append(' ').append(port);
    out.append(" typ ").append(type);
    if (relatedAddress != null) {
      out.append(" raddr ").append(relatedAddress);
    }
    if (relatedPort != null) {
      out.append(" rport ").append((int) relatedPort);
    }
    if (tcpType != null) {
      out.append(" tcptype ").append(tcpType);
    }
    for (Extension extension : extensions) {
      out.append(' ').append(extension.name()).append(' ').append(extension.value());
    }
    return out.toString();
  }

  private static String lower(String transport) {
    return transport.equalsIgnoreCase("udp") || transport.equalsIgnoreCase("tcp")
        ? transport.toLowerCase(java.util.Locale.ROOT)
        : transport;
  }
}
