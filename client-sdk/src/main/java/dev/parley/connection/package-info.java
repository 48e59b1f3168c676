/**
 * The one XMPP connection of an application: account, TLS, sign-in, reconnection, own presence and
 * capabilities, contacts. Everything else that talks XMPP goes through it.
 */
@NullMarked
package dev.parley.connection;

import org.jspecify.annotations.NullMarked;
