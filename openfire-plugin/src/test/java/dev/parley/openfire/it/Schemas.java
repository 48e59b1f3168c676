package dev.parley.openfire.it;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Checks elements of our namespace against {@code docs/parley-names.xsd}. */
final class Schemas {
  private static final Schema SCHEMA = load();

  private Schemas() {}

  private static Schema load() {
    try {
      return SchemaFactory.newDefaultInstance()
          .newSchema(Path.of("../docs/parley-names.xsd").toFile());
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
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
