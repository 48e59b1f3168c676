package dev.parley.jingle;

/**
 * {@code <bandwidth type='AS'>512</bandwidth>}: how much the sender wants to receive.
 *
 * <p>XEP-0167 1.2.3 section 4.
 *
 * @param type for example {@code AS}
 * @param value kilobits per second for AS; bits per second for TIAS
 */
public record Bandwidth(String type, long value) {
  static final String ELEMENT = "bandwidth";

  /** Refuses spaces, control characters and numbers out of range. */
  public Bandwidth {
    Checks.token("type of bandwidth", type);
    Checks.range("bandwidth", value, 0, Long.MAX_VALUE);
  }

  static Bandwidth parse(Element element) {
    try {
      return new Bandwidth(element.required("type"), Long.parseLong(element.text().strip()));
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException("bandwidth is not a number", notOne);
    }
  }

  void write(ElementWriter out) {
    out.open(ELEMENT).attribute("type", type).text(Long.toString(value)).close();
  }
}
