package dev.parley.openfire.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of names.
 *
 * @param names in order
 * @param next the name after which the next page begins, or null if this was the last
 */
public record NamePage(List<String> names, @Nullable String next) {}
