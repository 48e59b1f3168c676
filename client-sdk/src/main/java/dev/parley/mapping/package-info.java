/** Pure functions between session descriptions and Jingle: the only place where the two meet. */
@NullMarked
package dev.parley.mapping;

import org.jspecify.annotations.NullMarked;
