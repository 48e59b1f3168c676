package dev.parley.jingle;

/** What a Jingle stanza may cost; whatever exceeds a limit is {@link Malformed}. */
public final class JingleLimits {
  /** Nesting below {@code <jingle/>}; the profile itself needs five levels. */
  public static final int DEPTH = 12;

  /** Elements in a stanza. */
  public static final int ELEMENTS = 10_000;

  /** Characters of an element's text. */
  public static final int TEXT = 4096;

  /** Characters of an attribute. */
  public static final int ATTRIBUTE = 2048;

  /** Attributes of an element. */
  public static final int ATTRIBUTES = 32;

  /** Contents in a stanza, and members of a group. */
  public static final int CONTENTS = 64;

  /** Groups in a stanza. */
  public static final int GROUPS = 16;

  /** Messages in a session-info. */
  public static final int INFOS = 16;

  /** Candidates in a transport. */
  public static final int CANDIDATES = 128;

  /** Fingerprints in a transport. */
  public static final int FINGERPRINTS = 8;

  /** Payload types in a description: there are no more numbers. */
  public static final int PAYLOAD_TYPES = 128;

  /** Parameters of a payload type, and feedback entries of a payload type or description. */
  public static final int PARAMETERS = 64;

  /** Header extensions in a description. */
  public static final int HEADER_EXTENSIONS = 256;

  /** Sources, source groups and streams in a description, each. */
  public static final int SOURCES = 256;

  private JingleLimits() {}
}
