package dev.parley.signaling;

import dev.parley.mapping.ContentCandidates;
import dev.parley.sdp.Attribute;
import dev.parley.sdp.EndpointSetup;
import dev.parley.sdp.Flag;
import dev.parley.sdp.Group;
import dev.parley.sdp.IceCandidate;
import dev.parley.sdp.IceCredentials;
import dev.parley.sdp.IcePwd;
import dev.parley.sdp.IceUfrag;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.Origin;
import dev.parley.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other side's description as it stands, from which those of its ICE restarts are made: the
 * same with other credentials, since that is all that a transport-info tells.
 */
final class RemoteTransport {

  /** Former credentials that are told from new ones: those of some minutes at the highest rate. */
  private static final int MOST_FORMER = 256;

  private @Nullable SessionDescription current;
  private EndpointSetup role = EndpointSetup.ACTIVE;
  private final Set<IceCredentials> former = new LinkedHashSet<>();

  /** The other side's offer, before it is answered. */
  void offered(SessionDescription remote) {
    current = remote;
  }

  /** The other side's answer: the session begins, and its DTLS roles are set. */
  void answered(SessionDescription remote) {
    current = remote;
    role = setup(remote);
  }

  /** Our own answer: likewise. */
  void answeredBy(SessionDescription own) {
    role = opposite(setup(own));
  }

  /** The contents have changed, and with them the description. */
  void become(SessionDescription remote) {
    current = remote;
  }

  @Nullable SessionDescription description() {
    return current;
  }

  /** The other side's part in the DTLS association. */
  EndpointSetup role() {
    return role;
  }

  /** Candidates of credentials that long ago are not on the way any more. */
  private void remember(IceCredentials credentials) {
    former.add(credentials);
    if (former.size() > MOST_FORMER) {
      former.remove(former.iterator().next());
    }
  }

  private static EndpointSetup setup(SessionDescription answer) {
    for (MediaDescription section : answer.media()) {
      EndpointSetup said = answer.effective(section, EndpointSetup.class);
      if (!section.rejected() && said != null) {
        return said;
      }
    }
    return EndpointSetup.ACTIVE;
  }

  private static EndpointSetup opposite(EndpointSetup setup) {
    return setup == EndpointSetup.ACTIVE ? EndpointSetup.PASSIVE : EndpointSetup.ACTIVE;
  }

  /** Of the generation in force; empty if the other side has none. */
  String ufrag() {
    SessionDescription known = current;
    if (known != null) {
      for (MediaDescription section : known.media()) {
        IceCredentials credentials = known.credentials(section);
        if (!section.rejected() && credentials != null) {
          return credentials.ufrag();
        }
      }
    }
    return "";
  }

  /** Whether credentials come that are neither those in force nor older ones. */
  boolean isNewer(List<ContentCandidates> batch) {
    SessionDescription known = current;
    if (known == null) {
      return false;
    }
    for (ContentCandidates content : batch) {
      IceCredentials now = content.credentials();
      MediaDescription section = known.media(content.mid());
      if (now != null
          && section != null
          && !section.rejected()
          && !now.equals(known.credentials(section))
          && !former.contains(now)) {
        return true;
      }
    }
    return false;
  }

  /** The other side's restart, as an offer. */
  SessionDescription offer(List<ContentCandidates> batch) {
    return restarted(batch, EndpointSetup.ACTPASS);
  }

  /** The other side's answer to ours; the DTLS association stays, and with it who is what in it. */
  SessionDescription answer(List<ContentCandidates> batch) {
    return restarted(batch, role);
  }

  private SessionDescription restarted(List<ContentCandidates> batch, EndpointSetup setup) {
    SessionDescription known = current;
    if (known == null) {
      throw new IllegalStateException("the session is not accepted yet");
    }
    Map<String, ContentCandidates> news = byTransport(known, batch);
    SessionDescription changed =
        known.mapMedia(
            section -> {
              IceCredentials before = known.credentials(section);
              if (before != null && news.containsKey(section.mid())) {
                remember(before);
              }
              return section.rejected() ? section : changed(section, news, setup);
            });
    Origin origin = known.origin();
    current =
        new SessionDescription(
            Origin.of(origin.sessionId(), origin.version() + 1),
            changed.name(),
            changed.lines(),
            changed.attributes(),
            changed.media());
    return current;
  }

  /** What is said of one content holds for all that share its transport. */
  private static Map<String, ContentCandidates> byTransport(
      SessionDescription known, List<ContentCandidates> batch) {
    Map<String, ContentCandidates> news = new HashMap<>();
    for (ContentCandidates content : batch) {
      if (content.credentials() != null) {
        news.put(content.mid(), content);
      }
    }
    Group bundle = known.bundle();
    if (bundle != null) {
      for (ContentCandidates content : batch) {
        if (content.credentials() != null && bundle.mids().contains(content.mid())) {
          for (String mid : bundle.mids()) {
            news.putIfAbsent(
                mid, new ContentCandidates(mid, content.credentials(), List.of(), false));
          }
          break;
        }
      }
    }
    return news;
  }

  private static MediaDescription changed(
      MediaDescription section, Map<String, ContentCandidates> news, EndpointSetup setup) {
    List<Attribute> attributes = new ArrayList<>();
    ContentCandidates own = news.get(section.mid());
    IceCredentials credentials = own == null ? null : own.credentials();
    for (Attribute attribute : section.attributes()) {
      if (attribute instanceof EndpointSetup) {
        attributes.add(setup);
      } else if (credentials != null && attribute instanceof IceUfrag) {
        attributes.add(new IceUfrag(credentials.ufrag()));
      } else if (credentials != null && attribute instanceof IcePwd) {
        attributes.add(new IcePwd(credentials.pwd()));
      } else if (!(attribute instanceof IceCandidate) && attribute != Flag.END_OF_CANDIDATES) {
        attributes.add(attribute);
      }
    }
    if (own != null) {
      attributes.addAll(own.candidates());
    }
    return section.withAttributes(attributes);
  }
}
