package dev.parley.openfire.registry;

/** Looks into rosters. May block; any thread. */
@FunctionalInterface
public interface Contacts {

  /** Whether {@code owner} lets {@code other} see his presence (subscription both or from). */
  boolean sees(String owner, String other);
}
