/** Data channels: messages that are neither dropped nor cut, with backpressure. */
@NullMarked
package dev.parley.channel;

import org.jspecify.annotations.NullMarked;
