package dev.parley.jingle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='1656081975'>}: an RTP stream and its
 * properties.
 *
 * <p>XEP-0339 1.0.1.
 *
 * @param ssrc an unsigned 32-bit number
 * @param parameters for example {@code cname} and {@code msid}, in order
 */
public record Source(long ssrc, List<Parameter> parameters) {
  static final String ELEMENT = "source";

  /** Refuses numbers out of range and too many parameters. */
  public Source {
    Checks.range("ssrc", ssrc, 0, 0xffff_ffffL);
    parameters = Checks.list(Parameter.ELEMENT, parameters, JingleLimits.PARAMETERS);
  }

  /**
   * A property of the stream.
   *
   * @param name for example {@code msid}
   * @return its value, or null
   */
  public @Nullable String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (name.equals(parameter.name())) {
        return parameter.value();
      }
    }
    return null;
  }

  static Source parse(Element element) {
    return new Source(
        element.requiredNumber("ssrc"), Parameter.parseAll(element, JingleNamespaces.SSMA));
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.SSMA).attribute("ssrc", ssrc);
    parameters.forEach(parameter -> parameter.write(out));
    out.close();
  }
}
