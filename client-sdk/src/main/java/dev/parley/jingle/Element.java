package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An XML element as it was received, within {@link JingleLimits}. Values keep the extensions they
 * do not know as such elements.
 *
 * @param name the local name
 * @param namespace may be empty
 * @param attributes by local name, those without a namespace only
 * @param children in order
 * @param text the element's own text, untrimmed; empty if it has none
 */
public record Element(
    String name,
    String namespace,
    Map<String, String> attributes,
    List<Element> children,
    String text) {

  /** Copies what can be changed. */
  public Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /**
   * Whether this is a certain element.
   *
   * @param localName its name
   * @param inNamespace its namespace
   * @return true if both are equal
   */
  public boolean is(String localName, String inNamespace) {
    return name.equals(localName) && namespace.equals(inNamespace);
  }

  @Nullable String attribute(String key) {
    return attributes.get(key);
  }

  String required(String key) {
    String value = attributes.get(key);
    if (value == null) {
      throw new IllegalArgumentException("<" + name + "/> has no " + key);
    }
    return value;
  }

  @Nullable Long number(String key) {
    String value = attributes.get(key);
    if (value == null) {
      return null;
    }
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(key + " of <" + name + "/> is not a number", notOne);
    }
  }

  @Nullable Integer integer(String key) {
    Long value = number(key);
    if (value == null) {
      return null;
    }
    return (int)
        Checks.range(key + " of <" + name + "/>", value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long requiredNumber(String key) {
    Long value = number(key);
    if (value == null) {
      throw new IllegalArgumentException("<" + name + "/> has no " + key);
    }
    return value;
  }

  int requiredInteger(String key) {
    return (int) Checks.range(key, requiredNumber(key), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  List<Element> children(String localName, String inNamespace) {
    List<Element> found = new ArrayList<>();
    for (Element child : children) {
      if (child.is(localName, inNamespace)) {
        found.add(child);
      }
    }
    return found;
  }

  /** Names the element only: attributes and text may be secret. */
  @Override
  public String toString() {
    return "<" + name + " xmlns='" + namespace + "'/>";
  }
}
