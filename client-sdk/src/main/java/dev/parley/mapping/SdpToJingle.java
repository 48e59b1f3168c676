package dev.parley.mapping;

import dev.parley.jingle.ContentGroup;
import dev.parley.jingle.Creator;
import dev.parley.jingle.Description;
import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.DtlsSetup;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.SctpMap;
import dev.parley.jingle.Senders;
import dev.parley.sdp.Direction;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Fingerprint;
import dev.parley.sdp.Flag;
import dev.parley.sdp.Group;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.MaxMessageSize;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SctpPort;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From our own session descriptions to what goes over the wire. */
public final class SdpToJingle {
  private static final String APPLICATION = "application";

  private SdpToJingle() {}

  /**
   * Maps a whole description. Refused sections are left out: how their refusal is told depends on
   * the action.
   *
   * @param session an offer or an answer of the native layer
   * @param writer which party of the Jingle session wrote it
   * @param creators who brought each content in
   * @param form how the peer wants it
   * @return contents and groups
   * @throws IllegalArgumentException if a section has no {@code a=mid}, more of something than
   *     Jingle's limits allow, or a character that XML cannot carry: a description that no native
   *     layer writes
   */
  public static JingleDescription map(
      SessionDescription session, Creator writer, Creators creators, JingleForm form) {
    List<JingleContent> contents = new ArrayList<>();
    for (MediaDescription section : session.media()) {
      if (!section.rejected()) {
        contents.add(content(session, section, writer, creators, form));
      }
    }
    return new JingleDescription(contents, groups(session));
  }

  /**
   * Maps one section.
   *
   * @param session the description
   * @param section one of its sections
   * @param writer which party of the Jingle session wrote it
   * @param creators who brought each content in
   * @param form how the peer wants it
   * @return the content
   * @throws IllegalArgumentException as {@link #map}
   */
  public static JingleContent content(
      SessionDescription session,
      MediaDescription section,
      Creator writer,
      Creators creators,
      JingleForm form) {
    String mid = section.mid();
    if (mid == null) {
      throw new IllegalArgumentException("a media section has no mid");
    }
    boolean data = section.media().equals(APPLICATION);
    Description description =
        data ? null : new RtpToJingle(session, section, writer, form.msid()).map();
    return new JingleContent(
        creators.of(mid),
        mid,
        data ? Senders.BOTH : senders(session, section, writer),
        description,
        transport(session, section, form),
        List.of());
  }

  /**
   * Maps a section's direction.
   *
   * @param session the description
   * @param section one of its sections
   * @param writer which party of the Jingle session wrote it
   * @return who sends
   */
  public static Senders senders(
      SessionDescription session, MediaDescription section, Creator writer) {
    Direction direction = session.effective(section, Direction.class);
    return Directions.toSenders(direction == null ? Direction.SENDRECV : direction, writer);
  }

  private static IceUdpTransport transport(
      SessionDescription session, MediaDescription section, JingleForm form) {
    IceCredentials credentials = session.credentials(section);
    SctpPort port = section.first(SctpPort.class);
    MaxMessageSize size = section.first(MaxMessageSize.class);
    return new IceUdpTransport(
        form.transportNamespace(),
        credentials == null ? null : credentials.ufrag(),
        credentials == null ? null : credentials.pwd(),
        fingerprints(session, section),
        CandidateMapping.sendable(section.candidates(), form),
        List.of(),
        port == null ? null : new SctpMap(port.port(), SctpMap.DATA_CHANNEL, null),
        size == null || size.bytes() == MaxMessageSize.ABSENT ? null : (Long) size.bytes(),
        section.has(Flag.END_OF_CANDIDATES),
        List.of());
  }

  private static List<DtlsFingerprint> fingerprints(
      SessionDescription session, MediaDescription section) {
    DtlsSetup setup = setup(session.effective(section, EndpointSetup.class));
    List<Fingerprint> own = section.all(Fingerprint.class);
    List<Fingerprint> all = own.isEmpty() ? session.all(Fingerprint.class) : own;
    return all.stream()
        .map(fingerprint -> new DtlsFingerprint(fingerprint.hash(), setup, fingerprint.value()))
        .toList();
  }

  private static @Nullable DtlsSetup setup(@Nullable EndpointSetup setup) {
    return setup == null
        ? null
        : switch (setup) {
          case ACTIVE -> DtlsSetup.ACTIVE;
          case PASSIVE -> DtlsSetup.PASSIVE;
          case ACTPASS -> DtlsSetup.ACTPASS;
          case HOLDCONN -> DtlsSetup.HOLDCONN;
        };
  }

  /** A group of one tells nothing that the content does not. */
  private static List<ContentGroup> groups(SessionDescription session) {
    return session.all(Group.class).stream()
        .filter(group -> group.mids().size() > 1)
        .map(group -> new ContentGroup(group.semantics(), group.mids()))
        .toList();
  }
}
