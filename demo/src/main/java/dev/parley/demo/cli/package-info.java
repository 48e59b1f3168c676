/** The subcommands, their options, and how what goes wrong is told. */
@NullMarked
package dev.parley.demo.cli;

import org.jspecify.annotations.NullMarked;
