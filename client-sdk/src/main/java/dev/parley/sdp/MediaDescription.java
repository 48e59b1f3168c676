package dev.parley.sdp;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A media section: the {@code m=} line and what belongs to it (RFC 8866 section 5.14).
 *
 * @param media for example {@code audio}, {@code video}, {@code application}
 * @param port 0 means refused or removed, 9 that the address follows by ICE
 * @param protocol for example {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types, or {@code webrtc-datachannel}; at least one
 * @param lines the section's lines other than attributes, in order
 * @param attributes the section's attributes, in order
 */
public record MediaDescription(
    String media,
    int port,
    String protocol,
    List<String> formats,
    List<SdpLine> lines,
    List<Attribute> attributes) {

  /** The connection line of a section whose addresses come by ICE (RFC 8829 section 5.2.1). */
  public static final SdpLine ANY_ADDRESS = new SdpLine('c', "IN IP4 0.0.0.0");

  /** Refuses control characters, spaces, and numbers out of range. */
  public MediaDescription {
    SdpText.token("media", media);
    SdpText.range("media port", port, 0, 65535);
    SdpText.token("media protocol", protocol);
    formats = SdpText.tokens("media format", formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("media section has no format");
    }
    lines = List.copyOf(lines);
    attributes = List.copyOf(attributes);
  }

  /**
   * The first attribute of a type.
   *
   * @param type for example {@code Fingerprint.class}
   * @param <A> the attribute's type
   * @return the attribute, or null if the section has none
   */
  public <A extends Attribute> @Nullable A first(Class<A> type) {
    return Attributes.first(attributes, type);
  }

  /**
   * All attributes of a type.
   *
   * @param type for example {@code IceCandidate.class}
   * @param <A> the attributes' type
   * @return in the section's order; may be empty
   */
  public <A extends Attribute> List<A> all(Class<A> type) {
    return Attributes.all(attributes, type);
  }

  /**
   * Whether an attribute that is only a name is there.
   *
   * @param flag which
   * @return true if it is
   */
  public boolean has(Flag flag) {
    return attributes.contains(flag);
  }

  /**
   * The section's name.
   *
   * @return the value of {@code a=mid}, or null
   */
  public @Nullable String mid() {
    Mid mid = first(Mid.class);
    return mid == null ? null : mid.value();
  }

  /**
   * The section's direction.
   *
   * @return what it says, or null if it leaves that to the session or to the default
   */
  public @Nullable Direction direction() {
    return first(Direction.class);
  }

  /**
   * The section's candidates.
   *
   * @return in order; may be empty
   */
  public List<IceCandidate> candidates() {
    return all(IceCandidate.class);
  }

  /**
   * Whether the section is refused or removed.
   *
   * @return true if the port is 0 and the section does not merely share its bundle's port
   */
  public boolean rejected() {
    return port == 0 && !has(Flag.BUNDLE_ONLY);
  }

  /**
   * The same with further attributes at the end.
   *
   * @param more appended in their order
   * @return a new section
   */
  public MediaDescription plus(Collection<? extends Attribute> more) {
    return withAttributes(Attributes.plus(attributes, more));
  }

  /**
   * The same without some attributes.
   *
   * @param gone which to leave out
   * @return a new section
   */
  public MediaDescription without(Predicate<Attribute> gone) {
    return withAttributes(Attributes.without(attributes, gone));
  }

  /**
   * The same with other attributes.
   *
   * @param replacement all attributes of the new section
   * @return a new section
   */
  public MediaDescription withAttributes(List<Attribute> replacement) {
    return new MediaDescription(media, port, protocol, formats, lines, replacement);
  }

  /**
   * The same at another port.
   *
   * @param replacement 0 refuses the section
   * @return a new section
   */
  public MediaDescription withPort(int replacement) {
    return new MediaDescription(media, replacement, protocol, formats, lines, attributes);
  }
}
