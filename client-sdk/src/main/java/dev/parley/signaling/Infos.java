package dev.parley.signaling;

import dev.parley.jingle.RtpInfo;
import dev.parley.mapping.Creators;
import dev.parley.peer.SessionInfo;

/** What a session-info says (XEP-0167 section 8), as stanzas and as peers have it. */
final class Infos {

  private Infos() {}

  static SessionInfo of(RtpInfo info) {
    return new SessionInfo(SessionInfo.Kind.valueOf(info.kind().name()), info.name());
  }

  static RtpInfo toJingle(SessionInfo info, Creators creators) {
    String mid = info.mid();
    return new RtpInfo(
        RtpInfo.Kind.valueOf(info.kind().name()), mid == null ? null : creators.of(mid), mid);
  }
}
