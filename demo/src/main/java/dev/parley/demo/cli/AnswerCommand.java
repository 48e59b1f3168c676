package dev.parley.demo.cli;

import dev.parley.ConnectionPolicy;
import dev.parley.IncomingCall;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.demo.io.Output;
import dev.parley.peer.EndReason;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley answer}: is a device that rings, and answers. */
@Command(
    name = "answer",
    header = "Takes calls: rings when the account is called, and answers.",
    description =
        "Rings when the account is called, by any XMPP client, answers, and sends a tone (and a"
            + " test pattern). Tells of missed calls, too. Runs until it gets SIGTERM or SIGINT.",
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
      ExitStatus.Help.TRUST
    })
final class AnswerCommand implements Callable<Integer> {

  @Mixin private final SignInOptions signInOptions = new SignInOptions();

  @Option(
      names = "--everyone",
      description = "Ring for whoever calls. Default: for the account's contacts.")
  private boolean everyone;

  @Option(names = "--reject", description = "Decline instead, as one who is busy.")
  private boolean reject;

  @Option(names = "--ring-only", description = "Only tell who calls, and let it ring.")
  private boolean ringOnly;

  @Mixin private final CallMedia media = new CallMedia();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() {
    if (reject && ringOnly) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "--reject and --ring-only do not go together");
    }
    Output output = outputOptions.output();
    CallEvents events = new CallEvents(output);
    Stopping stopping = Stopping.onSignals(output);
    try (CallMedia sending = media;
        Parley parley =
            signInOptions.signIn(
                output,
                stopping,
                builder ->
                    builder.connectionPolicy(
                        everyone ? ConnectionPolicy.everyone() : ConnectionPolicy.contacts()),
                made -> {
                  made.onCall(call -> ring(call, sending, events, output));
                  made.onMissedCall(events::missed);
                })) {
      output.event(
          "ready",
          parley.address() + " takes calls",
          fields -> fields.put("address", parley.address().toString()));
      stopping.requested().join();
    }
    return stopping.statusOfEndless();
  }

  private void ring(IncomingCall call, CallMedia sending, CallEvents events, Output output) {
    String caller = call.caller().toString();
    events.incoming(call.id(), caller, call.video());
    call.onStateChange(state -> events.state(call.id(), caller, state));
    if (reject) {
      call.reject(EndReason.BUSY, null);
    } else if (!ringOnly) {
      var unused =
          call.accept(sending.tracks(false))
              .whenComplete(
                  (session, failure) -> {
                    if (session != null) {
                      talk(session, events, output);
                    }
                  });
    }
  }

  private static void talk(PeerConnection session, CallEvents events, Output output) {
    SessionEvents told = new SessionEvents(output, session);
    told.connected();
    events.listen(session);
    var unused = session.closed().thenAccept(told::closed);
  }
}
