/** What administrators use: ad-hoc commands (XEP-0050) on the server. */
@NullMarked
package dev.parley.openfire.admin;

import org.jspecify.annotations.NullMarked;
