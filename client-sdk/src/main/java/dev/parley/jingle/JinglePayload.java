package dev.parley.jingle;

/** What a {@link JingleIq} carries: a stanza that could be read, or one that could not. */
public sealed interface JinglePayload permits Jingle, Malformed {}
