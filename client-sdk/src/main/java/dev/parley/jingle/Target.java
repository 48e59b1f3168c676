package dev.parley.jingle;

/**
 * {@code <target xmlns='urn:parley:names:1' name='chess-club' epoch='3' ticket='…'/>}: in a
 * session-initiate, the master name by which the receiver was found.
 *
 * <p>Ours; other clients ignore it. The ticket is a secret, not shown by {@link #toString()}.
 *
 * @param name the name's local part
 * @param epoch of the registration that the sender was told
 * @param ticket that the name service gave the sender
 */
public record Target(String name, long epoch, String ticket) {
  static final String ELEMENT = "target";

  /** Refuses spaces, control characters and negative epochs. */
  public Target {
    Checks.token("name of a target", name);
    Checks.range("epoch", epoch, 0, Long.MAX_VALUE);
    Checks.token("ticket", ticket);
  }

  static Target parse(Element element) {
    return new Target(
        element.required("name"), element.requiredNumber("epoch"), element.required("ticket"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.NAMES).attribute("name", name).attribute("epoch", epoch);
    out.attribute("ticket", ticket).close();
  }

  @Override
  public String toString() {
    return "Target[name=" + name + ", epoch=" + epoch + "]";
  }
}
