package dev.parley.jingle;

/**
 * {@code <restart-answer xmlns='urn:parley:jingle:1' ufrag='…'/>}: in a transport-info with new ICE
 * credentials, those of the other side that it answers. XEP-0176 section 5.9 does not tell the
 * answer to an ICE restart from a restart that crosses it.
 *
 * <p>Ours; other clients ignore it, and do not send it.
 *
 * @param ufrag the user name fragment of the restart that is answered
 */
public record RestartAnswer(String ufrag) {
  static final String ELEMENT = "restart-answer";

  /** Refuses spaces and control characters. */
  public RestartAnswer {
    Checks.token("ufrag", ufrag);
  }

  static RestartAnswer parse(Element element) {
    return new RestartAnswer(element.required("ufrag"));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.PARLEY).attribute("ufrag", ufrag).close();
  }
}
