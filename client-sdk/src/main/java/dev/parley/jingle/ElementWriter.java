package dev.parley.jingle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements compactly. An element gets an {@code xmlns} exactly when its namespace is not its
 * parent's. In attributes {@code >} is escaped too: Openfire's parser stops reading a stream at a
 * literal one in an empty element's attribute.
 */
final class ElementWriter {
  private final StringBuilder out = new StringBuilder(512);
  private final Deque<String> names = new ArrayDeque<>();
  private final Deque<String> namespaces = new ArrayDeque<>();
  private boolean tagOpen;

  /** A writer for what stands inside an element that somebody else writes. */
  static ElementWriter inside(String namespace) {
    ElementWriter writer = new ElementWriter();
    writer.namespaces.push(namespace);
    return writer;
  }

  /** Starts an element in its parent's namespace. */
  ElementWriter open(String name) {
    return open(name, namespaces.element());
  }

  ElementWriter open(String name, String namespace) {
    closeTag();
    out.append('<').append(name);
    tagOpen = true;
    if (!namespace.equals(namespaces.peek())) {
      attribute("xmlns", namespace);
    }
    names.push(name);
    namespaces.push(namespace);
    return this;
  }

  /** Adds an attribute to the element just opened; null adds nothing. */
  ElementWriter attribute(String name, @Nullable Object value) {
    if (value != null) {
      out.append(' ').append(name).append("='");
      escape(value.toString(), true);
      out.append('\'');
    }
    return this;
  }

  ElementWriter text(String text) {
    closeTag();
    escape(text, false);
    return this;
  }

  ElementWriter close() {
    String name = names.pop();
    namespaces.pop();
    if (tagOpen) {
      out.append("/>");
      tagOpen = false;
    } else {
      out.append("</").append(name).append('>');
    }
    return this;
  }

  /** An element with neither attributes nor content. */
  ElementWriter empty(String name, String namespace) {
    return open(name, namespace).close();
  }

  ElementWriter element(Element element) {
    open(element.name(), element.namespace());
    element.attributes().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(entry -> attribute(entry.getKey(), entry.getValue()));
    if (!element.text().isEmpty()) {
      text(element.text());
    }
    element.children().forEach(this::element);
    return close();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void closeTag() {
    if (tagOpen) {
      out.append('>');
      tagOpen = false;
    }
  }

  /** What XML cannot carry would end the stream; it becomes the sign for such (U+FFFD). */
  private void escape(String text, boolean attribute) {
    text.codePoints().map(c -> Checks.isXml(c) ? c : 0xfffd).forEach(c -> escape(c, attribute));
  }

  private void escape(int c, boolean attribute) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\'' -> out.append(attribute ? "&apos;" : "'");
      case '"' -> out.append(attribute ? "&quot;" : "\"");
      default -> {
        if (c < ' ' && (attribute || c == '\r')) {
          out.append("&#").append(c).append(';');
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
