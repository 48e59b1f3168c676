package dev.parley.session;

import dev.parley.jingle.Propose;
import java.time.Instant;
import org.jxmpp.jid.EntityFullJid;

/**
 * A call that nobody took.
 *
 * @param caller the device that called
 * @param propose what it wanted
 * @param at when it called
 */
public record MissedInvitation(EntityFullJid caller, Propose propose, Instant at) {}
