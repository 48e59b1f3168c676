/** How data channels drive the native library; not for applications. */
@NullMarked
package dev.parley.channel.internal;

import org.jspecify.annotations.NullMarked;
