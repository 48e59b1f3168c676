package dev.parley.name;

import java.util.List;
import java.util.Optional;

/**
 * Some of the names that this account may see, in order.
 *
 * @param names without the service's domain
 * @param next what to ask for the names after these with; empty if there are none
 */
public record NamePage(List<String> names, Optional<String> next) {

  public NamePage {
    names = List.copyOf(names);
  }
}
