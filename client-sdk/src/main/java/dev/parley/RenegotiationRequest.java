package dev.parley;

import org.jxmpp.jid.EntityFullJid;

/**
 * What the other side wants to add to a running session.
 *
 * @param peer its address
 * @param audio whether it wants to send sound that it did not send before
 * @param video likewise pictures
 * @param data whether it wants to open data channels, of which there were none
 * @param begun whether the session began with all of that, so that it was decided on before
 */
public record RenegotiationRequest(
    EntityFullJid peer, boolean audio, boolean video, boolean data, boolean begun) {}
