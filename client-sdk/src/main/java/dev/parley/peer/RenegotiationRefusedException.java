package dev.parley.peer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other side refused to change a running session, or a part of the change. The rest of the
 * session lives on as it was: do without, or ask again later.
 */
public class RenegotiationRefusedException extends PeerRefusedException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable set of the JDK, which is serializable
  private final Set<String> contents;

  /** Makes one. */
  public RenegotiationRefusedException(
      EndReason reason, @Nullable String text, Set<String> contents) {
    super(reason, text);
    this.contents = Set.copyOf(contents);
  }

  /** The contents that are refused, of several that were asked for; empty means all. */
  public Set<String> contents() {
    return contents;
  }
}
