package dev.parley.jingle;

/** The {@code <description/>} of a content (XEP-0166 1.1.2, section 7.3). */
public sealed interface Description permits RtpDescription, UnknownDescription {
  /**
   * The kind of application.
   *
   * @return the element's namespace
   */
  String namespace();
}
