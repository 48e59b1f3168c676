package dev.parley.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A session description (RFC 8866), as far as WebRTC uses it (RFC 8829). What has a type here is
 * checked; everything else is kept, in its order, and written again.
 *
 * @param origin the {@code o=} line
 * @param name the {@code s=} line, usually {@code -}
 * @param lines the session's other lines except attributes, in order; {@code t=} among them
 * @param attributes the session's attributes, in order
 * @param media the media sections, in order
 */
public record SessionDescription(
    Origin origin,
    String name,
    List<SdpLine> lines,
    List<Attribute> attributes,
    List<MediaDescription> media) {

  private static final List<SdpLine> UNBOUNDED = List.of(new SdpLine('t', "0 0"));

  /** Refuses control characters and too many media sections. */
  public SessionDescription {
    SdpText.text("session name", name);
    SdpText.range("number of media sections", media.size(), 0, SdpLimits.MEDIA);
    lines = List.copyOf(lines);
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /**
   * A description with the lines that every one has.
   *
   * @param origin who and which
   * @param attributes the session's attributes
   * @param media its sections
   * @return named {@code -}, not bounded in time
   */
  public static SessionDescription of(
      Origin origin, List<Attribute> attributes, List<MediaDescription> media) {
    return new SessionDescription(origin, "-", UNBOUNDED, attributes, media);
  }

  /**
   * Reads a description. Lines may end in CRLF or LF.
   *
   * @param text the description
   * @return its value
   * @throws SdpException if it is not one, or larger than {@link SdpLimits} allow
   */
  public static SessionDescription parse(String text) throws SdpException {
    return new SdpParser(text).parse();
  }

  /**
   * The description as text, which holds the ICE password: do not log it.
   *
   * @return lines that end in CRLF
   */
  public String toSdp() {
    return SdpWriter.write(this);
  }

  /**
   * A section by its name.
   *
   * @param mid the value of its {@code a=mid}
   * @return the section, or null
   */
  public @Nullable MediaDescription media(String mid) {
    for (MediaDescription section : media) {
      if (mid.equals(section.mid())) {
        return section;
      }
    }
    return null;
  }

  /**
   * The first attribute of a type at session level.
   *
   * @param type for example {@code Group.class}
   * @param <A> the attribute's type
   * @return the attribute, or null
   */
  public <A extends Attribute> @Nullable A first(Class<A> type) {
    return Attributes.first(attributes, type);
  }

  /**
   * All attributes of a type at session level.
   *
   * @param type for example {@code Group.class}
   * @param <A> the attributes' type
   * @return in order; may be empty
   */
  public <A extends Attribute> List<A> all(Class<A> type) {
    return Attributes.all(attributes, type);
  }

  /**
   * An attribute of a section, or the session's where the section has none of its own.
   *
   * @param section a section of this description
   * @param type for example {@code Fingerprint.class}
   * @param <A> the attribute's type
   * @return the attribute, or null if neither has one
   */
  public <A extends Attribute> @Nullable A effective(MediaDescription section, Class<A> type) {
    A own = section.first(type);
    return own == null ? first(type) : own;
  }

  /**
   * A section's ICE credentials, its own or the session's.
   *
   * @param section a section of this description
   * @return the credentials, or null if either part is missing
   */
  public @Nullable IceCredentials credentials(MediaDescription section) {
    IceUfrag ufrag = effective(section, IceUfrag.class);
    IcePwd pwd = effective(section, IcePwd.class);
    return ufrag == null || pwd == null ? null : new IceCredentials(ufrag.value(), pwd.value());
  }

  /**
   * The sections that share one transport.
   *
   * @return the first {@code a=group:BUNDLE}, or null
   */
  public @Nullable Group bundle() {
    for (Group group : all(Group.class)) {
      if (group.semantics().equals(Group.BUNDLE)) {
        return group;
      }
    }
    return null;
  }

  /**
   * The same with each section changed.
   *
   * @param change applied to every section
   * @return a new description
   */
  public SessionDescription mapMedia(UnaryOperator<MediaDescription> change) {
    List<MediaDescription> changed = new ArrayList<>(media.size());
    for (MediaDescription section : media) {
      changed.add(change.apply(section));
    }
    return new SessionDescription(origin, name, lines, attributes, changed);
  }

  /** Names the sections only: the text holds secrets. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("SessionDescription[");
    for (MediaDescription section : media) {
      out.append(section.mid()).append(':').append(section.media()).append(' ');
    }
    return out.append("version ").append(origin.version()).append(']').toString();
  }
}
