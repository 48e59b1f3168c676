package dev.parley.openfire.registry;

import java.time.Instant;

/**
 * An owner's offer of a name to another account.
 *
 * @param to the bare JID that may accept it
 * @param until when it dies
 */
public record TransferOffer(String to, Instant until) {}
