package dev.parley;

import dev.parley.channel.DataChannelOptions;
import java.util.Objects;

/**
 * A data channel to open with the session.
 *
 * @param label what the peer's application tells it by, at most 65,535 bytes as UTF-8
 */
public record ChannelSpec(String label, DataChannelOptions options) {
  public ChannelSpec {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(options, "options");
  }
}
