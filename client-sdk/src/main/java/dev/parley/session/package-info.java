/**
 * Jingle sessions (XEP-0166): the gate that screens what comes in, the state table, and the manager
 * that finds a session for a stanza.
 */
@NullMarked
package dev.parley.session;

import org.jspecify.annotations.NullMarked;
