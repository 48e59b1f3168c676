package dev.parley.sdp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What session and media sections have in common: looking into an attribute list by type. */
final class Attributes {
  private Attributes() {}

  static <A extends Attribute> @Nullable A first(Collection<Attribute> list, Class<A> type) {
    for (Attribute attribute : list) {
      if (type.isInstance(attribute)) {
        return type.cast(attribute);
      }
    }
    return null;
  }

  static <A extends Attribute> List<A> all(Collection<Attribute> list, Class<A> type) {
    List<A> found = new ArrayList<>();
    for (Attribute attribute : list) {
      if (type.isInstance(attribute)) {
        found.add(type.cast(attribute));
      }
    }
    return List.copyOf(found);
  }

  static List<Attribute> plus(List<Attribute> list, Collection<? extends Attribute> more) {
    List<Attribute> result = new ArrayList<>(list);
    result.addAll(more);
    return result;
  }

  static List<Attribute> without(List<Attribute> list, Predicate<Attribute> gone) {
    return list.stream().filter(gone.negate()).toList();
  }
}
