/** What runs in the demo's other processes: an account that does what it is told. */
@NullMarked
package dev.parley.demo.role;

import org.jspecify.annotations.NullMarked;
