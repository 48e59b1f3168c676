package dev.parley.session;

import dev.parley.jingle.JingleMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/**
 * A step of a call as it was received, directly or as a copy for another device (XEP-0280).
 *
 * @param from who sent it, as its server vouches for
 * @param to whom it was sent to
 * @param stamp when it was stored on its way (XEP-0203); null if it was not
 * @param message what it says
 */
record InvitationMessage(Jid from, Jid to, @Nullable Instant stamp, JingleMessage message) {}
