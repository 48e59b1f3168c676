package dev.parley.demo.cli;

import dev.parley.ConnectionPolicy;
import dev.parley.MasterOptions;
import dev.parley.name.StartOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code master} starts its name, and whom it lets in. */
final class MasterStartOptions {

  @Mixin private final NameKeyOption key = new NameKeyOption();

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What the name is, for people.")
  private @Nullable String description;

  @Option(
      names = "--standby",
      description = "If another instance serves the name, wait until it ends and take over.")
  private boolean standby;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description =
          "Among standbys, 0 to 255; the highest takes over. Default: "
              + StartOptions.DEFAULT_PRIORITY
              + ".")
  private @Nullable Integer priority;

  @Option(
      names = "--allow",
      paramLabel = "JID",
      converter = BareJidConverter.class,
      description =
          "An account, or a domain, that may connect, and no other; repeatable. Default: whoever"
              + " found the name through the server, and contacts.")
  private List<BareJid> allow = new ArrayList<>();

  /**
   * The options as the SDK wants them.
   *
   * @throws CommandFailure if they make no sense
   */
  MasterOptions read() {
    MasterOptions options =
        MasterOptions.defaults().withDescription(description).withSecretKey(key.read());
    if (!allow.isEmpty()) {
      options = options.withPolicy(ConnectionPolicy.allowOnly(allow));
    }
    return standby ? options.asStandby(priority()) : withoutPriority(options);
  }

  private int priority() {
    if (priority == null) {
      return StartOptions.DEFAULT_PRIORITY;
    }
    if (priority < 0 || priority > 255) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "--priority takes a number from 0 to 255");
    }
    return priority;
  }

  private MasterOptions withoutPriority(MasterOptions options) {
    if (priority != null) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", "--priority goes with --standby");
    }
    return options;
  }
}
