package dev.parley.sdp;

import java.util.Arrays;
import java.util.List;

/**
 * {@code a=group}: media sections that belong together (RFC 5888 section 5, RFC 9143).
 *
 * @param semantics for example {@link #BUNDLE}
 * @param mids the sections' names, in order; may be empty
 */
public record Group(String semantics, List<String> mids) implements Attribute {
  /** The sections share one transport (RFC 9143). */
  public static final String BUNDLE = "BUNDLE";

  /** Refuses spaces and control characters. */
  public Group {
    SdpText.token("group", semantics);
    mids = SdpText.tokens("mid of a group", mids);
  }

  @Override
  public String attributeName() {
    return "group";
  }

  @Override
  public String attributeValue() {
    return mids.isEmpty() ? semantics : semantics + " " + String.join(" ", mids);
  }

  static Group parse(String value) {
    String[] parts = value.trim().split(" +");
    return new Group(parts[0], Arrays.asList(parts).subList(1, parts.length));
  }
}
