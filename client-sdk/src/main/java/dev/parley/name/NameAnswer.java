package dev.parley.name;

/** The five answers that somebody who starts or stops a name can get. */
public enum NameAnswer {
  /** The name was free; it is now this account's, and this instance serves it. */
  REGISTERED,
  /** The name is somebody else's. */
  EXISTS,
  /** The name was this account's already (or the key was right), and this instance serves it. */
  STARTED,
  /** This instance serves the name no more. */
  STOPPED,
  /** The key is wrong. */
  INCORRECT
}
