/** What is behind the facade: joins names, sessions and peers. */
@NullMarked
package dev.parley.internal;

import org.jspecify.annotations.NullMarked;
