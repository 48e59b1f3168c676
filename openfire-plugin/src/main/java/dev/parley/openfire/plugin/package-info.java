/**
 * What Openfire loads: puts the parts together, registers them with the server, and takes them
 * back.
 */
@NullMarked
package dev.parley.openfire.plugin;

import org.jspecify.annotations.NullMarked;
