package dev.parley.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.embedded.EmbeddedOpenfire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An XMPP client that sends exactly what it is told, TCP with TLS and SASL, and keeps what it gets.
 * It answers pings and promotions while {@link #answering}.
 */
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final AtomicInteger IDS = new AtomicInteger();

  volatile boolean answering = true;

  /** Whether what it asks must be as the schema says; off where a test asks nonsense on purpose. */
  volatile boolean careful = true;

  private final String domain;
  private final List<Element> inbox = new ArrayList<>();
  private Socket socket;
  private OutputStream out;
  private XMLStreamReader reader;
  private String jid;
  private Thread thread;

  private Client(String domain) {
    this.domain = domain;
  }

  static Client signIn(EmbeddedOpenfire server, String user, String resource) throws Exception {
    return signIn(server.domain(), server.port(), server.trust(), user, "secret", resource);
  }

  static Client signIn(
      String domain, int port, Path trust, String user, String password, String resource)
      throws Exception {
    Client client = new Client(domain);
    client.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    client.socket.setTcpNoDelay(true);
    client.socket.setSoTimeout(20_000);
    client.openStream();
    client.write("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    client.expect("proceed");
    client.socket =
        context(trust).getSocketFactory().createSocket(client.socket, domain, port, true);
    client.openStream();
    byte[] plain = ("\0" + user + "\0" + password).getBytes(UTF_8);
    client.write(
        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
            + Base64.getEncoder().encodeToString(plain)
            + "</auth>");
    client.expect("success");
    client.openStream();
    client.write(
        "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
            + resource
            + "</resource></bind></iq>");
    Element bound = client.expect("iq");
    client.jid = Xml.child(Xml.child(bound, "bind"), "jid").getTextContent();
    client.write(
        "<iq type='set' id='session'>"
            + "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
    client.expect("iq");
    client.socket.setSoTimeout(0);
    client.thread = new Thread(client::read, "client-" + user);
    client.thread.setDaemon(true);
    client.thread.start();
    return client;
  }

  private static SSLContext context(Path trust) throws Exception {
    KeyStore store = KeyStore.getInstance("pkcs12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(trust)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), new SecureRandom());
    return context;
  }

  private void openStream() throws Exception {
    out = socket.getOutputStream();
    write(
        "<?xml version='1.0'?><stream:stream to='"
            + domain
            + "' version='1.0' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'>");
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    reader = factory.createXMLStreamReader(socket.getInputStream(), "UTF-8");
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      // what comes before the root
    }
    expect("features");
  }

  private Element expect(String name) throws Exception {
    Element element = next();
    if (element == null || !element.getLocalName().equals(name)) {
      throw new IOException(
          "not " + name + ": " + (element == null ? "the end" : Xml.text(element)));
    }
    return element;
  }

  private Element next() throws Exception {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return element(
            DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument());
      }
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return null;
      }
    }
    return null;
  }

  /** Reads the element at whose start the reader is, and not a character more: none may come. */
  private Element element(Document document) throws XMLStreamException {
    Element element = document.createElementNS(reader.getNamespaceURI(), reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.setAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> element.appendChild(element(document));
        case XMLStreamConstants.END_ELEMENT -> {
          return element;
        }
        default -> element.appendChild(document.createTextNode(reader.getText()));
      }
    }
  }

  private void read() {
    try {
      for (Element stanza = next(); stanza != null; stanza = next()) {
        validate(stanza);
        synchronized (inbox) {
          inbox.add(stanza);
          inbox.notifyAll();
        }
        answer(stanza);
      }
    } catch (Exception e) {
      // The connection is gone: whoever waits for a stanza sees it by its time-out.
    }
    synchronized (inbox) {
      inbox.notifyAll();
    }
  }

  /** What came that the schema does not allow; a test that reads it fails. */
  private volatile String invalid;

  private void validate(Element stanza) {
    for (Element child : Xml.children(stanza)) {
      for (Element own : Xml.NAMES.equals(child.getNamespaceURI()) ? List.of(child) : own(child)) {
        String violation = Schemas.violation(own);
        if (violation != null) {
          invalid = violation + ": " + Xml.text(stanza);
        }
      }
    }
  }

  /** The conditions of our own inside an error. */
  private static List<Element> own(Element child) {
    return Xml.children(child).stream()
        .filter(e -> child.getLocalName().equals("error"))
        .filter(e -> Xml.NAMES.equals(e.getNamespaceURI()))
        .toList();
  }

  private void answer(Element stanza) throws IOException {
    String type = stanza.getAttribute("type");
    if (answering
        && stanza.getLocalName().equals("iq")
        && (type.equals("get") || type.equals("set"))) {
      write(
          "<iq type='result' id='%s' to='%s'/>"
              .formatted(stanza.getAttribute("id"), stanza.getAttribute("from")));
    }
  }

  synchronized void write(String xml) throws IOException {
    out.write(xml.getBytes(UTF_8));
    out.flush();
  }

  String jid() {
    return jid;
  }

  String bare() {
    return jid.substring(0, jid.indexOf('/'));
  }

  /** Sends an IQ and waits for its answer, whatever it is. */
  Element ask(String type, String to, String payload) throws Exception {
    return answerTo(send(type, to, payload));
  }

  /** Sends an IQ and returns its id. */
  String send(String type, String to, String payload) throws Exception {
    if (careful) {
      Schemas.check(payload);
    }
    String id = "q" + IDS.incrementAndGet();
    write("<iq type='%s' id='%s' to='%s'>%s</iq>".formatted(type, id, to, payload));
    return id;
  }

  /** Waits for the answer to an IQ. */
  Element answerTo(String id) throws InterruptedException {
    return await(s -> s.getLocalName().equals("iq") && s.getAttribute("id").equals(id));
  }

  Element set(String name, String payload) throws Exception {
    return ask("set", name + "@names." + domain, payload);
  }

  Element get(String name, String payload) throws Exception {
    return ask("get", name + "@names." + domain, payload);
  }

  /** {@code <start/>} with further attributes and children. */
  Element start(String name, String instance, String attributes, String children) throws Exception {
    return set(
        name,
        "<start xmlns='%s' instance='%s' %s>%s</start>"
            .formatted(Xml.NAMES, instance, attributes, children));
  }

  Element start(String name, String instance) throws Exception {
    return start(name, instance, "", "");
  }

  Element resolve(String name) throws Exception {
    return answerTo(sendResolve(name));
  }

  /** Asks where a name is, does not wait for the answer, and returns its id. */
  String sendResolve(String name) throws Exception {
    return send("get", name + "@names." + domain, "<resolve xmlns='" + Xml.NAMES + "'/>");
  }

  /** Sends presence of a type (empty: available) to a name. */
  void presence(String type, String name) throws IOException {
    write(
        "<presence to='%s@names.%s'%s/>"
            .formatted(name, domain, type.isEmpty() ? "" : " type='" + type + "'"));
  }

  /** Waits for a stanza and takes it out of the inbox. */
  Element await(Predicate<Element> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (inbox) {
      while (true) {
        if (invalid != null) {
          throw new AssertionError(invalid);
        }
        for (Element stanza : inbox) {
          if (wanted.test(stanza)) {
            inbox.remove(stanza);
            return stanza;
          }
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("not received; there is " + texts());
        }
        inbox.wait(left);
      }
    }
  }

  /** Takes all that has come from an address out of the inbox. */
  List<Element> takeFrom(String from) {
    synchronized (inbox) {
      List<Element> taken =
          inbox.stream().filter(s -> s.getAttribute("from").equals(from)).toList();
      inbox.removeAll(taken);
      return taken;
    }
  }

  /** Waits for the next presence of a name, as "available EPOCH" or its type. */
  String awaitPresence(String name) throws InterruptedException {
    Element presence = await(s -> isPresence(s, name));
    Element live = Xml.child(presence, "live");
    return presence.getAttribute("type").isEmpty()
        ? "available " + (live == null ? "?" : live.getAttribute("epoch"))
        : presence.getAttribute("type");
  }

  boolean hasPresence(String name) {
    synchronized (inbox) {
      return inbox.stream().anyMatch(s -> isPresence(s, name));
    }
  }

  private boolean isPresence(Element stanza, String name) {
    return stanza.getLocalName().equals("presence")
        && stanza.getAttribute("from").equals(name + "@names." + domain);
  }

  private List<String> texts() {
    return inbox.stream().map(Xml::text).toList();
  }

  /** Drops the connection without a word, as a killed process does. */
  void cut() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    try {
      write("</stream:stream>");
      thread.join(500);
    } catch (IOException e) {
      // It was cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }
}
