package dev.parley.demo.cli;

import dev.parley.demo.io.Output;
import dev.parley.name.NameListener;
import dev.parley.name.NameRegistry;
import dev.parley.name.NameWatch;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code parley watch NAME}: tells when a name comes and goes. */
@Command(
    name = "watch",
    header = "Tells when a name comes and goes.",
    description =
        "Tells whether a name is served, then each change: online, offline, and moved to another"
            + " instance. A name that does not exist, or that is hidden from this account, is"
            + " offline. Runs until it gets SIGTERM or SIGINT.")
final class WatchCommand extends NameCommand {

  @Override
  void run(NameRegistry names, Output output, Stopping stopping) {
    // A watch alone would wait in silence where there is no name service.
    stopping.await(names.list(Optional.empty(), 1));
    NameWatch watch = names.watch(name(), new Printer(output));
    stopping.requested().join();
    watch.close();
  }

  private final class Printer implements NameListener {
    private final Output output;

    Printer(Output output) {
      this.output = output;
    }

    @Override
    public void onOnline(long epoch) {
      print("online", epoch);
    }

    @Override
    public void onMoved(long epoch) {
      print("moved", epoch);
    }

    @Override
    public void onOffline() {
      output.answer("offline", name() + ": offline", fields -> fields.put("name", name()));
    }

    @Override
    public void onInterrupted() {
      output.answer(
          "interrupted",
          name() + ": not known, the link to the server is lost, and being made again",
          fields -> fields.put("name", name()));
    }

    private void print(String event, long epoch) {
      output.answer(
          event,
          name() + ": " + event + ", epoch " + epoch,
          fields -> fields.put("name", name()).put("epoch", epoch));
    }
  }
}
