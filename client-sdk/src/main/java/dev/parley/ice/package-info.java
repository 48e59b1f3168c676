/** ICE servers and policy as immutable values, and the reader of {@code turn.config.json}. */
@NullMarked
package dev.parley.ice;

import org.jspecify.annotations.NullMarked;
