package dev.parley.openfire.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Checks elements of our namespace against {@code docs/parley-names.xsd}. */
final class Schemas {
  private static final Schema SCHEMA = load();

  /** What was found right: some tests send one thing ten thousand times. */
  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  private Schemas() {}

  private static Schema load() {
    try {
      return SchemaFactory.newDefaultInstance()
          .newSchema(Path.of("../docs/parley-names.xsd").toFile());
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails if XML that a test is about to send is in our namespace and not as the schema says. */
  static void check(String xml) throws Exception {
    if (!xml.contains(Xml.NAMES) || CHECKED.contains(xml)) {
      return;
    }
    Element element = Xml.parse(xml);
    String violation = Xml.NAMES.equals(element.getNamespaceURI()) ? violation(element) : null;
    if (violation != null) {
      throw new AssertionError("a test sends what the schema refuses: " + violation + ": " + xml);
    }
    CHECKED.add(xml);
  }

  /** What is wrong with an element, or null. */
  static String violation(Element element) {
    try {
      SCHEMA.newValidator().validate(new DOMSource(element));
      return null;
    } catch (SAXException e) {
      return e.getMessage();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
