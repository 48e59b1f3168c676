/** Keeps names and subscriptions in Openfire's database, by JDBC. */
@NullMarked
package dev.parley.openfire.store;

import org.jspecify.annotations.NullMarked;
