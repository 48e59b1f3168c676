/**
 * Master names: starting, stopping, finding and watching them, as the name service of the server
 * answers (namespace {@code urn:parley:names:1}), and the keys that an account keeps for its names.
 */
@NullMarked
package dev.parley.name;

import org.jspecify.annotations.NullMarked;
