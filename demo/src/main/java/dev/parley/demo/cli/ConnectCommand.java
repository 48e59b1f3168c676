package dev.parley.demo.cli;

import dev.parley.ConnectOptions;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.channel.DataChannelOptions;
import dev.parley.demo.io.Output;
import dev.parley.demo.lines.LineProtocol;
import dev.parley.demo.lines.LineSession;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley connect NAME}: lines in, lines out, with whoever runs the name. */
@Command(
    name = "connect",
    header = "Connects to whoever runs a master name: lines in, lines out.",
    description =
        "Connects to whoever runs a master name: each line of standard input becomes a "
            + "message, each message a line on standard output. The end of the input is told to "
            + "the other side; the command ends when the other side has answered that.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%n",
    sortOptions = false,
    exitCodeListHeading = ExitStatus.Help.HEADING,
    exitCodeList = {
      ExitStatus.Help.OK,
      ExitStatus.Help.FAILED,
      ExitStatus.Help.USAGE,
      ExitStatus.Help.MISSING,
      ExitStatus.Help.SIGN_IN,
      ExitStatus.Help.SERVER,
      ExitStatus.Help.TRUST,
      ExitStatus.Help.NAME,
      ExitStatus.Help.PEER,
      ExitStatus.Help.IDENTITY
    })
final class ConnectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The master name, such as chess-club.")
  private String name = "";

  @Mixin private final SignInOptions signInOptions = new SignInOptions();

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "For connecting. Default: ${DEFAULT-VALUE}.")
  private int deadline;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long to wait for the other side's last answer after the end of the input. Default:"
              + " ${DEFAULT-VALUE}.")
  private int wait;

  @Option(
      names = "--accept-new-master",
      description =
          "If the name is served with another identity than the one known, know that one from now"
              + " on. Ask the name's owner first.")
  private boolean acceptNewMaster;

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() throws Exception {
    positive("--deadline", deadline);
    positive("--wait", wait);
    Output output = outputOptions.output();
    Stopping stopping = Stopping.onSignals(output);
    try (Parley parley = signInOptions.signIn(output, stopping)) {
      PeerConnection peer = connect(parley, stopping);
      SessionEvents events = new SessionEvents(output, peer);
      events.connected();
      try {
        talk(peer, events, stopping);
      } finally {
        peer.close();
        events.closed(peer.closed().get(5, TimeUnit.SECONDS));
      }
    }
    return stopping.status();
  }

  private static void positive(String option, int seconds) {
    if (seconds < 1) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", option + " takes at least 1 second");
    }
  }

  private PeerConnection connect(Parley parley, Stopping stopping) {
    ConnectOptions options =
        ConnectOptions.defaults()
            .withDeadline(Duration.ofSeconds(deadline))
            .withoutChannels()
            .withChannel(
                ConnectOptions.DEFAULT_LABEL,
                DataChannelOptions.DEFAULT.withProtocol(LineProtocol.PROTOCOL));
    return stopping.await(
        parley.connect(name, acceptNewMaster ? options.withAcceptNewMaster() : options));
  }

  /** Returns when both sides have said their last, or on a signal. */
  private void talk(PeerConnection peer, SessionEvents events, Stopping stopping) {
    LineSession lines = new LineSession(peer.dataChannel(ConnectOptions.DEFAULT_LABEL));
    lines.listen(events::message, events::message);
    CompletableFuture<Void> said = new LineTalk(peer, lines, Duration.ofSeconds(wait)).start();
    CompletableFuture.anyOf(said, stopping.requested()).join();
  }
}
