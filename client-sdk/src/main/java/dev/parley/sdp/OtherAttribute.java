package dev.parley.sdp;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that this package has no type for.
 *
 * @param name a token without a colon
 * @param value null if the attribute is only a name
 */
public record OtherAttribute(String name, @Nullable String value) implements Attribute {
  /** Refuses control characters, and spaces or colons in the name. */
  public OtherAttribute {
    SdpText.token("attribute", name);
    if (name.indexOf(':') >= 0) {
      throw new IllegalArgumentException("attribute name contains a colon");
    }
    if (value != null) {
      SdpText.text("attribute", value);
    }
  }

  @Override
  public String attributeName() {
    return name;
  }

  @Override
  public @Nullable String attributeValue() {
    return value;
  }

  /** Names the attribute only: an unknown value may be a secret, as that of {@code a=crypto}. */
  @Override
  public String toString() {
    return "OtherAttribute[" + name + "]";
  }
}
