package dev.parley.openfire.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session that serves a name or stands by to do so.
 *
 * @param id the random id which the SDK keeps across runs
 * @param jid the full JID
 * @param priority 0 to 255; the higher is promoted first
 * @param joined when it started
 * @param fingerprint of its certificate, if it gave one
 * @param lost whether it stopped answering while its session is still there: it is not resolved and
 *     not promoted until it is heard from again
 * @param node the cluster node that hosts the session, or empty
 */
public record Instance(
    String id,
    String jid,
    int priority,
    Instant joined,
    @Nullable Fingerprint fingerprint,
    boolean lost,
    String node) {

  Instance withLost(boolean nowLost) {
    return new Instance(id, jid, priority, joined, fingerprint, nowLost, node);
  }
}
