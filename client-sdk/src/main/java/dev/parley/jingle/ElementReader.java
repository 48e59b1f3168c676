package dev.parley.jingle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element into memory, and to its end in any case: what exceeds a limit is passed over,
 * so that the stream stays usable, and remembered.
 */
final class ElementReader {
  private final XmlPullParser parser;
  private int elements;
  private @Nullable String exceeded;

  ElementReader(XmlPullParser parser) {
    this.parser = parser;
  }

  /** What limit was exceeded, or null. */
  @Nullable String exceeded() {
    return exceeded;
  }

  /** Reads the element whose start the parser stands at; afterwards it stands at its end. */
  Element read() throws XmlPullParserException, IOException {
    return read(0);
  }

  private Element read(int depth) throws XmlPullParserException, IOException {
    String name = parser.getName();
    String namespace = namespace();
    Map<String, String> attributes = attributes();
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int end = parser.getDepth();
    while (true) {
      switch (parser.next()) {
        case START_ELEMENT -> {
          if (take(depth)) {
            children.add(read(depth + 1));
          } else {
            skip();
          }
        }
        case TEXT_CHARACTERS -> append(text);
        case END_ELEMENT -> {
          if (parser.getDepth() == end) {
            return new Element(name, namespace, attributes, children, text.toString());
          }
        }
        case END_DOCUMENT -> throw new IOException("the stream ended inside a stanza");
        default -> {
          // Comments and the like carry nothing.
        }
      }
    }
  }

  private boolean take(int depth) {
    if (depth >= JingleLimits.DEPTH) {
      exceeded = "nested too deep";
    } else if (++elements > JingleLimits.ELEMENTS) {
      exceeded = "too many elements";
    }
    return exceeded == null;
  }

  private void skip() throws XmlPullParserException, IOException {
    int end = parser.getDepth();
    while (true) {
      XmlPullParser.Event event = parser.next();
      if (event == XmlPullParser.Event.END_DOCUMENT) {
        throw new IOException("the stream ended inside a stanza");
      }
      if (event == XmlPullParser.Event.END_ELEMENT && parser.getDepth() == end) {
        return;
      }
    }
  }

  private void append(StringBuilder text) {
    String more = parser.getText();
    if (more == null) {
      return;
    }
    if (text.length() + more.length() > JingleLimits.TEXT) {
      exceeded = "too much text";
    } else {
      text.append(more);
    }
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    int count = parser.getAttributeCount();
    if (count > JingleLimits.ATTRIBUTES) {
      exceeded = "too many attributes";
      return attributes;
    }
    for (int i = 0; i < count; i++) {
      String namespace = parser.getAttributeNamespace(i);
      String value = parser.getAttributeValue(i);
      if (namespace != null && !namespace.isEmpty()) {
        continue;
      }
      if (value.length() > JingleLimits.ATTRIBUTE) {
        exceeded = "an attribute is too long";
        continue;
      }
      attributes.put(parser.getAttributeName(i), value);
    }
    return attributes;
  }

  private String namespace() {
    String namespace = parser.getNamespace();
    return namespace == null ? "" : namespace;
  }
}
