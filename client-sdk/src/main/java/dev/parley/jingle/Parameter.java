package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <parameter name='minptime' value='10'/>}: a parameter of a payload type or of a source.
 *
 * <p>XEP-0167 1.2.3 section 4 and XEP-0339 1.0.1. Deviations: either of the two may be absent.
 * stanza.js writes a format that is not a list of names and values (red's {@code 111/111}) as a
 * name without a value, others as a value without a name.
 *
 * @param name null if absent or empty
 * @param value null if absent
 */
public record Parameter(@Nullable String name, @Nullable String value) {
  static final String ELEMENT = "parameter";

  /** Refuses control characters. */
  public Parameter {
    if (name != null && name.isEmpty()) {
      name = null;
    }
    Checks.optionalLine("name of a parameter", name);
    Checks.optionalLine("value of a parameter", value);
    if (name == null && value == null) {
      throw new IllegalArgumentException("a parameter has neither name nor value");
    }
  }

  static List<Parameter> parseAll(Element parent, String namespace) {
    List<Parameter> parameters = new ArrayList<>();
    for (Element child : parent.children(ELEMENT, namespace)) {
      parameters.add(new Parameter(child.attribute("name"), child.attribute("value")));
    }
    return parameters;
  }

  void write(ElementWriter out) {
    out.open(ELEMENT).attribute("name", name == null ? "" : name).attribute("value", value).close();
  }
}
