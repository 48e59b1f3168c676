package dev.parley.name.internal;

/** What {@code urn:parley:names:1} calls things. */
final class Wire {

  static final String NAMESPACE = "urn:parley:names:1";

  private Wire() {}
}
