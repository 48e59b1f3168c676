/**
 * Session descriptions (RFC 8866, RFC 8829) as immutable values: text to values and back. Depends
 * on the JDK only, and never lets a control character into the text.
 */
@NullMarked
package dev.parley.sdp;

import org.jspecify.annotations.NullMarked;
