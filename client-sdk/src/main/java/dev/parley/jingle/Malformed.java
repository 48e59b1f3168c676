package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * A {@code <jingle/>} that is not one, or exceeds {@link JingleLimits}: to be answered with {@code
 * bad-request}.
 *
 * @param problem what is wrong, without anything the peer wrote
 * @param action what it wanted, as far as that could be read
 * @param sid of the session it belongs to, as far as that could be read; null if not
 */
public record Malformed(String problem, JingleAction action, @Nullable String sid)
    implements JinglePayload {}
