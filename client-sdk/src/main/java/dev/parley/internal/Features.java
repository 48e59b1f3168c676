package dev.parley.internal;

import dev.parley.connection.Connection;
import dev.parley.jingle.JingleNamespaces;
import java.util.List;

/** What this client says it can do (XEP-0030), so that others offer it sessions and calls. */
final class Features {

  /** Of every client. */
  static final List<String> SESSIONS =
      List.of(
          Connection.PEER_FEATURE,
          JingleNamespaces.JINGLE,
          JingleNamespaces.ICE_UDP,
          JingleNamespaces.DTLS,
          JingleNamespaces.DTLS_SCTP,
          JingleNamespaces.GROUPING);

  /** Of one that takes calls: by these other clients know whether to show a button for it. */
  static final List<String> CALLS =
      List.of(
          JingleNamespaces.RTP,
          JingleNamespaces.RTP_AUDIO,
          JingleNamespaces.RTP_VIDEO,
          JingleNamespaces.RTCP_FB,
          JingleNamespaces.HDREXT,
          JingleNamespaces.SSMA,
          JingleNamespaces.JINGLE_MESSAGE);

  private Features() {}
}
