package dev.parley.name;

/**
 * The name is served with another identity than the one this client knows. Its owner may have moved
 * it to another machine without the identity, or somebody else answers for it.
 */
public final class IdentityChangedException extends NameException {

  private static final long serialVersionUID = 1L;

  private final transient NameIdentity known;
  private final transient NameIdentity found;

  public IdentityChangedException(String name, NameIdentity known, NameIdentity found) {
    super(
        name,
        "the master "
            + name
            + " has changed its identity from "
            + known.fingerprint()
            + " to "
            + found.fingerprint()
            + ": somebody may be posing as it; if its owner confirms the new one, accept it once"
            + " (acceptNewMaster, --accept-new-master)");
    this.known = known;
    this.found = found;
  }

  /** The identity that this client knows. */
  public NameIdentity known() {
    return known;
  }

  /** The identity with which the name is served now. */
  public NameIdentity found() {
    return found;
  }
}
