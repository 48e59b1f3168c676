package dev.parley.name.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * An element as it was received: anything may be missing or odd, and the value made of it decides.
 * So that a provider never throws on what somebody sends.
 *
 * @param name local name
 * @param attributes by local name
 * @param text the character data directly in it
 * @param children in order; at most {@value #MAX_CHILDREN} in the whole tree
 */
record Node(String name, Map<String, String> attributes, String text, List<Node> children) {

  static final int MAX_CHILDREN = 256;
  private static final int MAX_DEPTH = 8;

  /** Reads the element at whose start tag the parser stands, up to its end tag. */
  static Node read(XmlPullParser parser) throws XmlPullParserException, IOException {
    return read(parser, 0, new int[] {MAX_CHILDREN});
  }

  private static Node read(XmlPullParser parser, int depth, int[] left)
      throws XmlPullParserException, IOException {
    String name = parser.getName();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      attributes.put(parser.getAttributeName(i), parser.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<Node> children = new ArrayList<>();
    for (XmlPullParser.Event event = parser.next();
        event != XmlPullParser.Event.END_ELEMENT;
        event = parser.next()) {
      if (event == XmlPullParser.Event.TEXT_CHARACTERS) {
        text.append(parser.getText());
      } else if (event == XmlPullParser.Event.START_ELEMENT) {
        if (depth == MAX_DEPTH) {
          skip(parser);
        } else {
          Node child = read(parser, depth + 1, left);
          if (left[0]-- > 0) {
            children.add(child);
          }
        }
      }
    }
    return new Node(name, Map.copyOf(attributes), text.toString(), List.copyOf(children));
  }

  private static void skip(XmlPullParser parser) throws XmlPullParserException, IOException {
    int open = 1;
    while (open > 0) {
      XmlPullParser.Event event = parser.next();
      if (event == XmlPullParser.Event.START_ELEMENT) {
        open++;
      } else if (event == XmlPullParser.Event.END_ELEMENT) {
        open--;
      }
    }
  }

  @Nullable String attribute(String attributeName) {
    return attributes.get(attributeName);
  }

  /** The attribute as a number of zero or more; empty if it is none. */
  Optional<Long> number(String attributeName) {
    String value = attribute(attributeName);
    if (value == null || !value.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(value));
  }

  Optional<Node> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }
}
