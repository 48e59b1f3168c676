package dev.parley.connection.internal;

import dev.parley.connection.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.jivesoftware.smackx.caps.packet.CapsExtension;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.FullJid;
import org.jxmpp.jid.Jid;

/**
 * Which clients run Parley, by their entity capabilities (XEP-0115, version 1.6.0). An unknown
 * verification string is asked about once, and the answer counts for others only if its hash is
 * right (section 5.4); a wrong one counts for the client that gave it. Used on the worker thread
 * only.
 */
final class PeerFeatures {

  private static final int MAX_KNOWN = 1000;

  private final XmppLink link;
  private final Runnable changed;
  private final Map<String, Boolean> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MAX_KNOWN;
        }
      };
  private final Map<FullJid, String> asking = new HashMap<>();

  /**
   * Knows nothing yet.
   *
   * @param changed told, on the worker, when an answer came
   */
  PeerFeatures(XmppLink link, Runnable changed) {
    this.link = link;
    this.changed = changed;
  }

  /** Whether it does; empty while that is being found out. */
  Optional<Boolean> runsParley(Presence presence) {
    CapsExtension caps = CapsExtension.from(presence);
    FullJid from = presence.getFrom().asFullJidIfPossible();
    if (caps == null || from == null) {
      return Optional.of(false);
    }
    String key = caps.getHash() + ' ' + caps.getNode() + '#' + caps.getVer();
    Boolean answer = known.get(key);
    if (answer == null) {
      answer = known.get(from + " " + key);
    }
    if (answer == null && !key.equals(asking.get(from)) && asking.size() < MAX_KNOWN) {
      ask(from, caps, key);
    }
    return Optional.ofNullable(answer);
  }

  private void ask(FullJid from, CapsExtension caps, String key) {
    asking.put(from, key);
    DiscoverInfo question =
        DiscoverInfo.builder(link.smack())
            .to((Jid) from)
            .setNode(caps.getNode() + '#' + caps.getVer())
            .build();
    link.request(question)
        .whenCompleteAsync((info, failure) -> answered(from, caps, key, info), link.worker());
  }

  private void answered(FullJid from, CapsExtension caps, String key, IQ answer) {
    asking.remove(from, key);
    if (!(answer instanceof DiscoverInfo info)) {
      // Asked again with the next presence of that client.
      return;
    }
    boolean parley = info.containsFeature(Connection.PEER_FEATURE);
    boolean right =
        EntityCapsManager.verifyDiscoverInfoVersion(caps.getVer(), caps.getHash(), info);
    known.put(right ? key : from + " " + key, parley);
    changed.run();
  }
}
