/** What the public types and the isolated {@code core} share: values, JDK types only. */
@NullMarked
package dev.parley.embedded.internal;

import org.jspecify.annotations.NullMarked;
