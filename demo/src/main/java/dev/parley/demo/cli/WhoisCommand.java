package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameIdentity;
import dev.parley.name.NameInfo;
import dev.parley.name.NameRegistry;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code parley whois NAME}: what the server says about a name. */
@Command(
    name = "whois",
    header = "Tells what the server says about a name.",
    description =
        "Tells what the server says about a name: whether somebody serves it, since when, and"
            + " what its owner says it is. The owner sees more than others.")
final class WhoisCommand extends NameCommand {

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    NameInfo info = stopping.await(names.info(name()));
    Optional<String> identity =
        stopping
            .await(names.identity(name()).exceptionally(unreadable -> Optional.empty()))
            .map(NameIdentity::fingerprint);
    output.answer(
        "name",
        text(info, identity),
        fields -> {
          fields.put("name", info.name()).put("online", info.online());
          info.since().ifPresent(since -> fields.put("since", since.toString()));
          fields.put("epoch", info.epoch());
          info.description().ifPresent(text -> fields.put("description", text));
          info.access().ifPresent(access -> fields.put("access", access.wire()));
          info.listed().ifPresent(listed -> fields.put("listed", listed));
          info.instances().ifPresent(instances -> fields.put("instances", instances));
          identity.ifPresent(fingerprint -> fields.put("identity", fingerprint));
        });
  }

  private static String text(NameInfo info, Optional<String> identity) {
    StringBuilder text = new StringBuilder(info.name());
    text.append(info.online() ? ": online" : ": offline");
    info.since().ifPresent(since -> text.append(" since ").append(since));
    text.append(String.format(Locale.ROOT, ", epoch %d", info.epoch()));
    info.description().ifPresent(description -> line(text, "description", description));
    info.access().ifPresent(access -> line(text, "access", access.wire()));
    info.listed().ifPresent(listed -> line(text, "listed", listed ? "yes" : "no"));
    info.instances().ifPresent(count -> line(text, "instances", count.toString()));
    identity.ifPresent(fingerprint -> line(text, "identity on this machine", fingerprint));
    return text.toString();
  }

  /** Somebody else's text must not look like a line of ours, nor steer the terminal. */
  private static void line(StringBuilder text, String what, String value) {
    text.append(System.lineSeparator()).append("  ").append(what).append(": ");
    text.append(value.replaceAll("\\p{Cntrl}+", " "));
  }
}
