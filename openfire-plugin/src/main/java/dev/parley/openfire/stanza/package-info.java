/**
 * The service as an XMPP component: stanzas become calls of the registry, and its answers stanzas.
 * One class for each operation.
 */
@NullMarked
package dev.parley.openfire.stanza;

import org.jspecify.annotations.NullMarked;
