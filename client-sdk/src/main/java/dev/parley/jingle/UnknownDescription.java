package dev.parley.jingle;

/**
 * A description of an application that Parley does not have.
 *
 * @param element as it was received
 */
public record UnknownDescription(Element element) implements Description {
  @Override
  public String namespace() {
    return element.namespace();
  }
}
