/**
 * Audio and video: sources (a tone, a test pattern), the tracks that carry them to a peer, the
 * remote tracks that come from one, sinks for their frames, and meters that tell whether what was
 * sent is what arrived.
 */
@NullMarked
package dev.parley.media;

import org.jspecify.annotations.NullMarked;
