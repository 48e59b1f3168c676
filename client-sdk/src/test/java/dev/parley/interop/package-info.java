/** Parley against clients that its authors did not write. */
@NullMarked
package dev.parley.interop;

import org.jspecify.annotations.NullMarked;
