/** The connection on Smack; for the packages that carry stanzas, never for applications. */
@NullMarked
package dev.parley.connection.internal;

import org.jspecify.annotations.NullMarked;
