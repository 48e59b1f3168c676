package dev.parley.demo.steps;

import dev.parley.demo.OpenfirePlugin;
import dev.parley.demo.io.Output;
import dev.parley.embedded.EmbeddedOpenfire;
import dev.parley.embedded.EmbeddedOpenfireBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole demo: a server, three accounts, six steps. */
public final class DemoRun {
  private static final List<Step> STEPS =
      List.of(
          new StartStep(),
          new ConnectStep(),
          new DataStep(),
          new MediaStep(),
          new RecoveryStep(),
          new StopStep());

  private final Output output;
  private final double slack;
  private final boolean showStanzas;
  private final boolean verbose;

  /**
   * @param slack how many times the promised time the demo allows, at least 1
   * @param showStanzas whether to print the Jingle stanzas
   * @param verbose whether the accounts' processes log what they do
   */
  public DemoRun(Output output, double slack, boolean showStanzas, boolean verbose) {
    this.output = output;
    this.slack = slack;
    this.showStanzas = showStanzas;
    this.verbose = verbose;
  }

  /**
   * Runs all steps, or as many as hold.
   *
   * @param data the folder for the server's and the accounts' data; empty: a temporary one
   * @throws IOException if the data folder cannot be used
   * @throws dev.parley.embedded.EmbeddedOpenfireException if the server does not start
   */
  public Summary run(Optional<Path> data) throws IOException {
    if (data.isPresent()) {
      return runIn(data.get(), data);
    }
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return runIn(scratch.path(), Optional.empty());
    }
  }

  private Summary runIn(Path folder, Optional<Path> data) throws IOException {
    Files.createDirectories(folder);
    Path marker = folder.resolve("accounts").resolve("alice");
    boolean fresh = !Files.exists(marker);
    Clock clock = new Clock();
    try (OpenfirePlugin plugin = OpenfirePlugin.unpack();
        EmbeddedOpenfire server = startServer(plugin, data.map(d -> d.resolve("server")));
        Accounts accounts =
            new Accounts(output, server, folder.resolve("accounts"), showStanzas, verbose)) {
      output.note("Openfire with the Parley plugin is up (" + Clock.text(clock.millis()) + ")");
      DemoWorld world = new DemoWorld(output, accounts, slack, fresh);
      return new Summary(runSteps(world), world.findings());
    }
  }

  private static EmbeddedOpenfire startServer(OpenfirePlugin plugin, Optional<Path> data) {
    EmbeddedOpenfireBuilder builder = EmbeddedOpenfire.builder().plugin(plugin.jar());
    data.ifPresent(builder::dataDirectory);
    return builder.start();
  }

  private List<StepResult> runSteps(DemoWorld world) {
    List<StepResult> results = new ArrayList<>();
    boolean held = true;
    for (Step step : STEPS) {
      if (held) {
        output.note("");
        output.note((results.size() + 1) + ". " + step.title());
        results.add(run(step, world));
      } else {
        results.add(new StepResult(step.name(), 0, Optional.of("not run")));
      }
      held = results.get(results.size() - 1).ok();
    }
    // Whoever interrupted a step wanted it to end, not the closing of what it used.
    if (Thread.interrupted()) {
      output.note("stopped");
    }
    return results;
  }

  private StepResult run(Step step, DemoWorld world) {
    Clock clock = new Clock();
    try {
      step.run(world);
      double millis = clock.millis();
      output.note("   ok, " + Clock.text(millis));
      return new StepResult(step.name(), millis, Optional.empty());
    } catch (Exception e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      String why = world.accounts().withLosses(message);
      output.note("   FAILED: " + why);
      return new StepResult(step.name(), clock.millis(), Optional.of(why));
    }
  }
}
