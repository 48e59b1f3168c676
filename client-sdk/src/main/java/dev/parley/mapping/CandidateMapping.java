package dev.parley.mapping;

import dev.parley.jingle.Creator;
import dev.parley.jingle.IceUdpCandidate;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleNamespaces;
import dev.parley.jingle.JingleReason.Condition;
import dev.parley.jingle.Senders;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCandidate.Extension;
import dev.parley.sdp.IceCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** ICE candidates between session descriptions and Jingle (XEP-0176, XEP-0371). */
public final class CandidateMapping {
  private static final String GENERATION = "generation";
  private static final String UFRAG = "ufrag";
  private static final Set<String> TYPES = Set.of("host", "srflx", "prflx", "relay");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";
  private static final int ID_LENGTH = 4;

  private CandidateMapping() {}

  /**
   * A candidate for the wire. What only its own side can use is left out: network and cost hints,
   * and a generation of 0.
   *
   * @param candidate from the native layer
   * @param form how the peer wants it
   * @return the element
   */
  public static IceUdpCandidate toJingle(IceCandidate candidate, JingleForm form) {
    String generation = candidate.extension(GENERATION);
    boolean networkDemanded = form.transportNamespace().equals(JingleNamespaces.ICE);
    return new IceUdpCandidate(
        candidate.component(),
        candidate.foundation(),
        generation == null ? null : generation(generation),
        id(candidate),
        candidate.address(),
        networkDemanded ? 0 : null,
        candidate.port(),
        candidate.priority(),
        candidate.transport(),
        candidate.relatedAddress(),
        candidate.relatedPort(),
        candidate.tcpType(),
        candidate.type());
  }

  /**
   * Whether a candidate is worth sending to a peer. A TCP candidate that only connects outwards
   * (RFC 6544, type active, port 9) tells the peer nothing it could connect to.
   *
   * @param candidate from the native layer
   * @param form how the peer wants it
   * @return true if it is to be written
   */
  public static boolean sendable(IceCandidate candidate, JingleForm form) {
    if (candidate.component() != 1) {
      return false;
    }
    if (candidate.transport().equals("udp")) {
      return true;
    }
    return form.tcp() && !"active".equals(candidate.tcpType());
  }

  /**
   * A candidate from the wire.
   *
   * @param candidate what the peer sent
   * @param ufrag of the transport it came in; null if it had none
   * @return the candidate, or null if it is of no use: a kind or transport that is unknown here, or
   *     of RTCP's component, since RTP and RTCP always share one
   */
  public static @Nullable IceCandidate toSdp(IceUdpCandidate candidate, @Nullable String ufrag) {
    boolean tcp = candidate.protocol().equalsIgnoreCase("tcp");
    boolean known = tcp || candidate.protocol().equalsIgnoreCase("udp");
    if (!known || candidate.component() != 1 || !TYPES.contains(candidate.type())) {
      return null;
    }
    Integer generation = candidate.generation();
    List<Extension> extensions = new ArrayList<>();
    extensions.add(new Extension(GENERATION, generation == null ? "0" : generation.toString()));
    if (ufrag != null) {
      extensions.add(new Extension(UFRAG, ufrag));
    }
    return new IceCandidate(
        candidate.foundation(),
        candidate.component(),
        candidate.protocol(),
        candidate.priority(),
        candidate.ip(),
        candidate.port(),
        candidate.type(),
        candidate.relatedAddress(),
        candidate.relatedPort(),
        candidate.tcpType(),
        extensions);
  }

  /**
   * The contents of a transport-info.
   *
   * @param batch what to tell, one entry per content
   * @param creators who brought the contents in
   * @param form how the peer wants it
   * @return the contents; one of which nothing is left to say is left out
   */
  public static List<JingleContent> toContents(
      List<ContentCandidates> batch, Creators creators, JingleForm form) {
    List<JingleContent> contents = new ArrayList<>(batch.size());
    for (ContentCandidates entry : batch) {
      List<IceUdpCandidate> candidates = sendable(entry.candidates(), form);
      if (!candidates.isEmpty() || entry.complete()) {
        contents.add(content(entry, candidates, creators, form));
      }
    }
    return contents;
  }

  /**
   * The transport-infos that tell of candidates.
   *
   * @param batch what to tell, one entry per content
   * @param creators who brought the contents in
   * @param form how the peer wants it
   * @return the contents of each: of one for all, or of one for every candidate
   */
  public static List<List<JingleContent>> toStanzas(
      List<ContentCandidates> batch, Creators creators, JingleForm form) {
    if (form.batches()) {
      List<JingleContent> all = toContents(batch, creators, form);
      return all.isEmpty() ? List.of() : List.of(all);
    }
    List<List<JingleContent>> stanzas = new ArrayList<>();
    for (ContentCandidates entry : batch) {
      for (IceCandidate candidate : entry.candidates()) {
        List<JingleContent> one =
            toContents(List.of(entry.with(List.of(candidate))), creators, form);
        if (!one.isEmpty()) {
          stanzas.add(one);
        }
      }
    }
    return stanzas;
  }

  /**
   * The contents of a transport-info that restarts ICE: the credentials are what it is about.
   *
   * @param restart one entry per content, with its new credentials
   * @param creators who brought the contents in
   * @param form how the peer wants it
   * @return all contents
   */
  public static List<JingleContent> toRestart(
      List<ContentCandidates> restart, Creators creators, JingleForm form) {
    List<JingleContent> contents = new ArrayList<>(restart.size());
    for (ContentCandidates entry : restart) {
      contents.add(content(entry, sendable(entry.candidates(), form), creators, form));
    }
    return contents;
  }

  private static JingleContent content(
      ContentCandidates entry,
      List<IceUdpCandidate> candidates,
      Creators creators,
      JingleForm form) {
    IceCredentials credentials = entry.credentials();
    IceUdpTransport transport =
        new IceUdpTransport(
            form.transportNamespace(),
            credentials == null ? null : credentials.ufrag(),
            credentials == null ? null : credentials.pwd(),
            List.of(),
            candidates,
            List.of(),
            null,
            null,
            entry.complete(),
            List.of());
    Creator creator = creators.of(entry.mid());
    return new JingleContent(creator, entry.mid(), Senders.BOTH, null, transport, List.of());
  }

  /**
   * What a transport-info says.
   *
   * @param contents of the stanza
   * @return one entry per content with an ICE transport; candidates that are of no use are left out
   * @throws MappingException if credentials are not such
   */
  public static List<ContentCandidates> fromContents(List<JingleContent> contents)
      throws MappingException {
    List<ContentCandidates> batch = new ArrayList<>(contents.size());
    for (JingleContent content : contents) {
      if (content.transport() instanceof IceUdpTransport transport) {
        batch.add(fromTransport(content.name(), transport));
      }
    }
    return batch;
  }

  static ContentCandidates fromTransport(String mid, IceUdpTransport transport)
      throws MappingException {
    String ufrag = transport.ufrag();
    String pwd = transport.pwd();
    try {
      IceCredentials credentials =
          ufrag == null || pwd == null ? null : new IceCredentials(ufrag, pwd);
      List<IceCandidate> candidates = new ArrayList<>();
      for (IceUdpCandidate candidate : transport.candidates()) {
        IceCandidate usable = toSdp(candidate, ufrag);
        if (usable != null) {
          candidates.add(usable);
        }
      }
      return new ContentCandidates(mid, credentials, candidates, transport.gatheringComplete());
    } catch (IllegalArgumentException refused) {
      throw new MappingException(
          Condition.FAILED_TRANSPORT, String.valueOf(refused.getMessage()), refused);
    }
  }

  static List<IceUdpCandidate> sendable(List<IceCandidate> candidates, JingleForm form) {
    List<IceUdpCandidate> result = new ArrayList<>(candidates.size());
    for (IceCandidate candidate : candidates) {
      if (sendable(candidate, form)) {
        result.add(toJingle(candidate, form));
      }
    }
    return result;
  }

  /** Short, a name in the sense of XML, and the same whenever the same candidate is sent. */
  private static String id(IceCandidate candidate) {
    // Without the extensions: the native layer adds others in events than in descriptions.
    String what =
        String.join(
            " ",
            candidate.foundation(),
            candidate.transport(),
            candidate.address(),
            Integer.toString(candidate.port()),
            candidate.type(),
            candidate.relatedAddress(),
            candidate.tcpType());
    CRC32 crc = new CRC32();
    crc.update(what.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    StringBuilder id = new StringBuilder(ID_LENGTH);
    id.append(LETTERS.charAt((int) (rest % LETTERS.length())));
    rest /= LETTERS.length();
    while (id.length() < ID_LENGTH) {
      id.append(LETTERS_AND_DIGITS.charAt((int) (rest % LETTERS_AND_DIGITS.length())));
      rest /= LETTERS_AND_DIGITS.length();
    }
    return id.toString();
  }

  /** Null for the first generation, which need not be written, and for what is not a number. */
  private static @Nullable Integer generation(String text) {
    try {
      int value = Integer.parseInt(text);
      return value > 0 && value <= 65535 ? (Integer) value : null;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }
}
