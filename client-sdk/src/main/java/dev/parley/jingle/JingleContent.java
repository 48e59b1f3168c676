package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <content creator='initiator' name='0'>}: one part of a session.
 *
 * <p>XEP-0166 1.1.2 section 7.3. Deviations: an absent creator is tolerated; the content is then
 * matched by its name alone. {@code disposition} is dropped: nothing but {@code session} is in use.
 *
 * @param creator who brought the content in; null if the sender left it out; always sent
 * @param name unique per creator; the {@code mid} in a session description
 * @param senders who sends; an absent one is {@link Senders#BOTH}
 * @param description null if absent, as in most actions and in contents for data channels
 * @param transport null if absent
 * @param unknown other child elements
 */
public record JingleContent(
    @Nullable Creator creator,
    String name,
    Senders senders,
    @Nullable Description description,
    @Nullable Transport transport,
    List<Element> unknown) {

  static final String ELEMENT = "content";
  static final String DESCRIPTION = "description";

  /** Refuses control characters and an empty name. */
  public JingleContent {
    Checks.line("name of a content", name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the name of a content is empty");
    }
    unknown = List.copyOf(unknown);
  }

  /**
   * A content that says only which one is meant.
   *
   * @param creator who brought it in
   * @param name its name
   * @return no description, no transport, both send
   */
  public static JingleContent reference(Creator creator, String name) {
    return new JingleContent(creator, name, Senders.BOTH, null, null, List.of());
  }

  /**
   * The same with another transport.
   *
   * @param replacement in place of the one there is
   * @return a new content
   */
  public JingleContent withTransport(@Nullable Transport replacement) {
    return new JingleContent(creator, name, senders, description, replacement, unknown);
  }

  /**
   * The same with another creator.
   *
   * @param replacement in place of the one there is
   * @return a new content
   */
  public JingleContent withCreator(Creator replacement) {
    return new JingleContent(replacement, name, senders, description, transport, unknown);
  }

  static JingleContent parse(Element element) {
    @Nullable Description description = null;
    @Nullable Transport transport = null;
    List<Element> unknown = new ArrayList<>();
    for (Element child : element.children()) {
      switch (child.name()) {
        case DESCRIPTION -> description = once(description, description(child));
        case IceUdpTransport.ELEMENT -> transport = once(transport, transport(child));
        default -> unknown.add(child);
      }
    }
    return new JingleContent(
        Creator.parse(element.attribute("creator")),
        element.required("name"),
        Senders.parse(element.attribute("senders")),
        description,
        transport,
        unknown);
  }

  void write(ElementWriter out, JingleAction action) {
    out.open(ELEMENT).attribute("creator", creator == null ? null : creator.token());
    out.attribute("name", name);
    // The default is left out, but a content-modify is about nothing else.
    boolean explicit = senders != Senders.BOTH || action == JingleAction.CONTENT_MODIFY;
    out.attribute("senders", explicit ? senders.token() : null);
    if (description instanceof RtpDescription rtp) {
      rtp.write(out);
    } else if (description instanceof UnknownDescription other) {
      out.element(other.element());
    }
    if (transport instanceof IceUdpTransport ice) {
      ice.write(out);
    } else if (transport instanceof UnknownTransport other) {
      out.element(other.element());
    }
    unknown.forEach(out::element);
    out.close();
  }

  private static Description description(Element child) {
    return child.namespace().equals(JingleNamespaces.RTP)
        ? RtpDescription.parse(child)
        : new UnknownDescription(child);
  }

  private static Transport transport(Element child) {
    return IceUdpTransport.isIce(child.namespace())
        ? IceUdpTransport.parse(child)
        : new UnknownTransport(child);
  }

  private static <T> T once(@Nullable T before, T now) {
    if (before != null) {
      throw new IllegalArgumentException("a content has two descriptions or two transports");
    }
    return now;
  }
}
