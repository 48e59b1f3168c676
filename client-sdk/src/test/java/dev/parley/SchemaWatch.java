package dev.parley;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPConnectionRegistry;
import org.jivesoftware.smack.packet.Stanza;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Checks all that the SDK sends in our namespace against {@code docs/parley-names.xsd}, in every
 * test of this module: JUnit finds it by itself. Not looked at is what a test writes by hand
 * ({@link RawJingle}); what the name service sends is checked by the tests of the plugin. Processes
 * that a test starts are looked at too: they begin with {@link #inChild} and tell by a file.
 */
public final class SchemaWatch implements BeforeAllCallback, AfterEachCallback {

  private static final String NAMESPACE = "urn:parley:names:1";
  private static final String CHILDREN = "parley.schema.violations";
  private static final Queue<String> VIOLATIONS = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger CHECKED = new AtomicInteger();

  /** Loaded once, when the first test begins. */
  private static final class Watching {

    private static final Schema SCHEMA = load();

    static {
      XMPPConnectionRegistry.addConnectionCreationListener(SchemaWatch::watch);
    }

    private static Schema load() {
      try {
        return SchemaFactory.newDefaultInstance()
            .newSchema(Path.of("../docs/parley-names.xsd").toFile());
      } catch (SAXException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Where the children of this JVM write what they find. */
  private static final class Children {

    private static final Path FILE = make();

    private static Path make() {
      try {
        Path file = Files.createTempFile("parley-schema", ".txt");
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The option of the command {@code java} for a child that calls {@link #inChild}. */
  public static String childOption() {
    return "-D" + CHILDREN + "=" + Children.FILE;
  }

  /** Checks what this process sends, for the test that has started it. */
  public static void inChild() throws ReflectiveOperationException {
    Class.forName(Watching.class.getName());
  }

  private static void violated(String what) {
    String file = System.getProperty(CHILDREN);
    if (file == null) {
      VIOLATIONS.add(what);
      return;
    }
    try {
      Files.writeString(Path.of(file), what.replace('\n', ' ') + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> foundByChildren() {
    try {
      List<String> found = Files.readAllLines(Children.FILE);
      if (!found.isEmpty()) {
        Files.writeString(Children.FILE, "");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many elements were checked in this JVM. */
  public static int checked() {
    return CHECKED.get();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
    Class.forName(Watching.class.getName());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> found = new ArrayList<>(VIOLATIONS);
    VIOLATIONS.clear();
    found.addAll(foundByChildren());
    if (!found.isEmpty()) {
      throw new AssertionError("stanzas that the schema refuses: " + found);
    }
  }

  private static void watch(XMPPConnection connection) {
    connection.addStanzaSendingListener(
        SchemaWatch::check, stanza -> !(stanza instanceof RawJingle));
  }

  private static void check(Stanza stanza) {
    String xml = stanza.toXML().toString();
    if (!xml.contains(NAMESPACE)) {
      return;
    }
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      checkBelow(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement(),
          xml);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      violated(e + ": " + xml);
    }
  }

  /** An error brings back what it refuses, right or wrong. */
  private static boolean isEcho(Element parent, Element child) {
    return parent.getAttribute("type").equals("error") && !child.getLocalName().equals("error");
  }

  /** Checks the elements of our namespace that are highest in the tree. */
  private static void checkBelow(Element element, String xml) throws IOException {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!(node instanceof Element child) || isEcho(element, child)) {
        continue;
      }
      if (NAMESPACE.equals(child.getNamespaceURI())) {
        CHECKED.incrementAndGet();
        try {
          Watching.SCHEMA.newValidator().validate(new DOMSource(child));
        } catch (SAXException e) {
          violated(e.getMessage() + ": " + xml);
        }
      } else {
        checkBelow(child, xml);
      }
    }
  }
}
