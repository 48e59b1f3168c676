/**
 * Everything that touches Openfire's classes, loaded anew for each server by {@link
 * dev.parley.embedded.internal.IsolatedLoader}: whoever names a type of this package outside of it
 * gets another class of the same name.
 */
@NullMarked
package dev.parley.embedded.core;

import org.jspecify.annotations.NullMarked;
