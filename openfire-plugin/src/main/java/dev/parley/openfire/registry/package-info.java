/**
 * The name service as pure rules: names, owners, keys, instances, epochs, access and limits, with
 * time, storage and the network behind interfaces. Nothing here knows Openfire.
 */
@NullMarked
package dev.parley.openfire.registry;

import org.jspecify.annotations.NullMarked;
