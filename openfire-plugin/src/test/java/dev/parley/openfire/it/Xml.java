package dev.parley.openfire.it;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Short words for reading elements. */
final class Xml {
  static final String NAMES = "urn:parley:names:1";

  private Xml() {}

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The first child of that name in any namespace, or null. */
  static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(e -> e.getLocalName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The only child of a result, in our namespace. */
  static Element payload(Element iq, String name) {
    if (!iq.getAttribute("type").equals("result")) {
      throw new AssertionError("not a result: " + text(iq));
    }
    Element payload = child(iq, name);
    if (payload == null || !NAMES.equals(payload.getNamespaceURI())) {
      throw new AssertionError("no " + name + ": " + text(iq));
    }
    return payload;
  }

  /** An error as "type condition [own condition]". */
  static String error(Element stanza) {
    Element error = child(stanza, "error");
    if (!stanza.getAttribute("type").equals("error") || error == null) {
      throw new AssertionError("not an error: " + text(stanza));
    }
    StringBuilder words = new StringBuilder(error.getAttribute("type"));
    for (Element condition : children(error)) {
      if (!condition.getLocalName().equals("text")) {
        words.append(' ').append(condition.getLocalName());
      }
    }
    return words.toString();
  }

  static Element parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  static String text(Element element) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      java.io.StringWriter out = new java.io.StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new AssertionError(e);
    }
  }
}
