package dev.parley.jingle;

/**
 * A transport that Parley does not have.
 *
 * @param element as it was received
 */
public record UnknownTransport(Element element) implements Transport {
  @Override
  public String namespace() {
    return element.namespace();
  }
}
