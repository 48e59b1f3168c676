/** The stanzas of {@code urn:parley:names:1} and the state behind the public types. */
@NullMarked
package dev.parley.name.internal;

import org.jspecify.annotations.NullMarked;
