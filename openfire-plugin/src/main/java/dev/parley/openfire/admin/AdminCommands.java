package dev.parley.openfire.admin;

import dev.parley.openfire.admin.CommandForm.Answer;
import dev.parley.openfire.admin.CommandForm.Question;
import dev.parley.openfire.registry.Administration;
import dev.parley.openfire.registry.Audit;
import dev.parley.openfire.registry.Counters;
import dev.parley.openfire.registry.Instance;
import dev.parley.openfire.registry.LiveName;
import dev.parley.openfire.registry.NameRecord;
import dev.parley.openfire.registry.Refusal;
import dev.parley.openfire.registry.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jivesoftware.openfire.commands.AdHocCommandHandler;

/** The commands of the name service: list, show, release, ban, statistics. */
public final class AdminCommands implements AutoCloseable {
  private static final int PAGE = 100;
  private static final Pattern NAME_PATTERN = Pattern.compile("[^\\s,]{1,128}");

  private final AdHocCommandHandler handler;
  private final Administration administration;
  private final UnaryOperator<String> ban;
  private final Audit audit;
  private final List<NamesCommand> commands;

  /**
   * Makes them; {@link #open} offers them.
   *
   * @param ban bans a pattern and returns all that are banned now
   */
  public AdminCommands(
      AdHocCommandHandler handler,
      Administration administration,
      UnaryOperator<String> ban,
      Audit audit) {
    this.handler = handler;
    this.administration = administration;
    this.ban = ban;
    this.audit = audit;
    commands =
        List.of(
            new NamesCommand(
                "list",
                "Parley: list names",
                List.of(new Question("after", "After this name", false)),
                (data, admin) -> list(data)),
            new NamesCommand(
                "show", "Parley: show a name", List.of(name()), (data, admin) -> show(data)),
            new NamesCommand("release", "Parley: release a name", List.of(name()), this::release),
            new NamesCommand(
                "ban",
                "Parley: keep names from everyone",
                List.of(new Question("pattern", "Name; * stands for any text", true)),
                this::ban),
            new NamesCommand(
                "statistics", "Parley: statistics", List.of(), (data, admin) -> statistics()));
  }

  private static Question name() {
    return new Question("name", "Name", true);
  }

  /** Offers the commands to administrators. */
  public void open() {
    commands.forEach(handler::addCommand);
  }

  /** Takes them back. */
  @Override
  public void close() {
    commands.forEach(handler::removeCommand);
  }

  private List<Answer> list(Map<String, List<String>> data) {
    List<String> names = administration.names(CommandForm.value(data, "after"), PAGE);
    return List.of(
        Answer.of("count", "Names held", administration.count()),
        new Answer("names", "Names", names));
  }

  private List<Answer> show(Map<String, List<String>> data) {
    String name = CommandForm.value(data, "name");
    NameRecord record =
        administration
            .record(name)
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "There is no such name."));
    List<Answer> answers = new ArrayList<>();
    answers.add(Answer.of("name", "Name", name));
    answers.add(Answer.of("owner", record.held() ? "Owner" : "Last owner", record.owner()));
    answers.add(Answer.of("held", "Held", record.held()));
    if (record.restsUntil() != null) {
      answers.add(Answer.of("rests-until", "Rests until", record.restsUntil()));
    }
    answers.add(Answer.of("access", "Access", record.access().wire()));
    answers.add(Answer.of("listed", "Listed", record.shown()));
    answers.add(Answer.of("epoch", "Epoch", record.epoch()));
    answers.add(Answer.of("created", "Registered", record.created()));
    answers.add(Answer.of("used", "Last started", record.used()));
    administration.live(name).ifPresent(live -> answers.add(instances(live)));
    return answers;
  }

  private static Answer instances(LiveName live) {
    List<String> lines = new ArrayList<>();
    for (Instance instance : live.instances()) {
      String role =
          instance.id().equals(live.activeId()) ? "active" : instance.lost() ? "lost" : "standby";
      lines.add(role + " " + instance.jid() + " priority " + instance.priority());
    }
    return new Answer("instances", "Instances", lines);
  }

  private List<Answer> release(Map<String, List<String>> data, String administrator) {
    String name = CommandForm.value(data, "name");
    administration.release(name, administrator);
    return List.of(Answer.of("released", "Released", name));
  }

  private List<Answer> ban(Map<String, List<String>> data, String administrator) {
    String pattern = CommandForm.value(data, "pattern");
    if (!NAME_PATTERN.matcher(pattern).matches()) {
      throw new RefusedException(
          Refusal.BAD_REQUEST, "A pattern is one name of at most 128 characters, without commas.");
    }
    String all = ban.apply(pattern);
    audit.record(administrator, "banned names like " + pattern);
    return List.of(Answer.of("banned", "Banned", all));
  }

  private List<Answer> statistics() {
    Counters counters = administration.counters();
    List<Answer> answers = new ArrayList<>();
    answers.add(Answer.of("names", "Names held", administration.count()));
    answers.add(Answer.of("instances", "Live instances", administration.instances()));
    answers.add(Answer.of("starts", "Requests to start", counters.starts()));
    answers.add(Answer.of("resolves", "Requests to resolve", counters.resolves()));
    answers.add(
        Answer.of(
            "resolves-per-second",
            "Requests to resolve in the last minute, per second",
            "%.1f".formatted(counters.resolvesPerSecond())));
    answers.add(Answer.of("elections", "Elections", counters.elections()));
    counters
        .refusals()
        .forEach(
            (refusal, count) -> {
              if (count > 0) {
                String word = refusal.name().toLowerCase(Locale.ROOT);
                answers.add(Answer.of("refused-" + word, "Refused: " + word, count));
              }
            });
    return answers;
  }
}
