package dev.parley.name;

/** A running watch of a name. */
public interface NameWatch extends AutoCloseable {

  /** The name that is watched. */
  String name();

  /** Whether it was served when last heard of. */
  boolean online();

  /** Ends the watch; the listener hears nothing more. */
  @Override
  void close();
}
