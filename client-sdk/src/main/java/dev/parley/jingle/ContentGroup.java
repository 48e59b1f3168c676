package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code <group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'>}: contents that belong
 * together.
 *
 * <p>XEP-0338 1.0.0.
 *
 * @param semantics for example {@code BUNDLE}
 * @param contents their names, in order
 */
public record ContentGroup(String semantics, List<String> contents) {
  static final String ELEMENT = "group";

  /** Refuses control characters and too many members. */
  public ContentGroup {
    Checks.token("semantics of a group", semantics);
    for (String name : contents) {
      Checks.line("name of a content", name);
    }
    contents = Checks.list(JingleContent.ELEMENT, contents, JingleLimits.CONTENTS);
  }

  static ContentGroup parse(Element element) {
    List<String> names = new ArrayList<>();
    for (Element content : element.children(JingleContent.ELEMENT, JingleNamespaces.GROUPING)) {
      names.add(content.required("name"));
    }
    return new ContentGroup(element.required("semantics"), names);
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.GROUPING).attribute("semantics", semantics);
    contents.forEach(name -> out.open(JingleContent.ELEMENT).attribute("name", name).close());
    out.close();
  }
}
