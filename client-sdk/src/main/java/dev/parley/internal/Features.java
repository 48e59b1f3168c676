package dev.parley.internal;

import dev.parley.connection.Connection;
import dev.parley.jingle.JingleNamespaces;
import java.util.List;

/** What this client says it can do (XEP-0030), so that others offer it sessions. */
final class Features {

  static final List<String> ALL =
      List.of(
          Connection.PEER_FEATURE,
          JingleNamespaces.JINGLE,
          JingleNamespaces.RTP,
          JingleNamespaces.RTP_AUDIO,
          JingleNamespaces.RTP_VIDEO,
          JingleNamespaces.RTCP_FB,
          JingleNamespaces.HDREXT,
          JingleNamespaces.SSMA,
          JingleNamespaces.ICE_UDP,
          JingleNamespaces.DTLS,
          JingleNamespaces.DTLS_SCTP,
          JingleNamespaces.GROUPING);

  private Features() {}
}
