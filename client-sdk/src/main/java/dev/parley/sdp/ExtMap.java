package dev.parley.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code a=extmap}: a number for an RTP header extension (RFC 8285 section 5).
 *
 * @param id 1 to 65535
 * @param direction null means as the media section
 * @param uri names the extension
 * @param attributes further text, or null
 */
public record ExtMap(int id, @Nullable Direction direction, String uri, @Nullable String attributes)
    implements Attribute {
  /** Refuses control characters, spaces in the URI, numbers out of range; blank text is none. */
  public ExtMap {
    SdpText.range("extmap id", id, 1, 65535);
    SdpText.token("extmap uri", uri);
    attributes = SdpText.optional("extmap attributes", attributes);
  }

  @Override
  public String attributeName() {
    return "extmap";
  }

  @Override
  public String attributeValue() {
    String value =
        direction == null ? id + " " + uri : id + "/" + direction.attributeName() + " " + uri;
    return attributes == null ? value : value + " " + attributes;
  }

  static ExtMap parse(String value) {
    Fields fields = new Fields("extmap", value);
    String[] parts = fields.next().split("/", 2);
    int id = (int) SdpText.number("extmap id", parts[0], 65535);
    Direction direction = parts.length == 1 ? null : direction(parts[1]);
    String uri = fields.next();
    return new ExtMap(id, direction, uri, fields.more() ? fields.rest() : null);
  }

  private static Direction direction(String name) {
    for (Direction direction : Direction.values()) {
      if (direction.attributeName().equals(name.toLowerCase(Locale.ROOT))) {
        return direction;
      }
    }
    throw new IllegalArgumentException("extmap direction is unknown");
  }
}
