package dev.parley.demo.cli;

import dev.parley.CallOptions;
import dev.parley.OutgoingCall;
import dev.parley.Parley;
import dev.parley.PeerConnection;
import dev.parley.demo.io.Output;
import dev.parley.media.MediaTrack;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley call JID}: rings on all devices of a person. */
@Command(
    name = "call",
    header = "Calls a person on all devices, whichever XMPP client they run.",
    description =
        "Calls a person on all devices, whichever XMPP client they run, and sends a tone (and a"
            + " test pattern) to the one that answers. Ends when the other side hangs up, after"
            + " --duration, or on SIGTERM or SIGINT.",
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
      ExitStatus.Help.PEER
    })
final class CallCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "JID",
      converter = BareJidConverter.class,
      description = "The person's account, such as bob@example.org.")
  private @Nullable BareJid person;

  @Mixin private final SignInOptions signInOptions = new SignInOptions();

  @Option(
      names = "--ring",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long it may ring. Default: ${DEFAULT-VALUE}.")
  private int ring;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Hang up after that. Default: never.")
  private int duration;

  @Mixin private final CallMedia media = new CallMedia();

  @Mixin private final OutputOptions outputOptions = new OutputOptions();

  @Override
  public Integer call() throws Exception {
    EntityBareJid callee = callee();
    if (ring < 1 || duration < 0) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "--ring takes at least 1 second, --duration at least 0");
    }
    Output output = outputOptions.output();
    Stopping stopping = Stopping.onSignals(output);
    try (CallMedia sending = media;
        Parley parley = signInOptions.signIn(output, stopping)) {
      OutgoingCall call = call(parley, callee, sending, new CallEvents(output));
      talk(stopping.await(call.connection()), output, stopping);
    }
    return stopping.status();
  }

  private EntityBareJid callee() {
    EntityBareJid callee = person == null ? null : person.asEntityBareJidIfPossible();
    if (callee == null) {
      throw new CommandFailure(
          ExitStatus.USAGE, "usage", "'" + person + "' is a domain, and nobody to call");
    }
    return callee;
  }

  private OutgoingCall call(
      Parley parley, EntityBareJid callee, CallMedia sending, CallEvents events) {
    CallOptions options = CallOptions.defaults().withRinging(Duration.ofSeconds(ring));
    for (MediaTrack track : sending.tracks(true)) {
      options = options.withTrack(track);
    }
    try {
      OutgoingCall call = parley.call(callee, options);
      call.onStateChange(state -> events.state(call.id(), callee.toString(), state));
      return call;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", String.valueOf(e.getMessage()), e);
    }
  }

  private void talk(PeerConnection session, Output output, Stopping stopping) throws Exception {
    SessionEvents events = new SessionEvents(output, session);
    events.connected();
    new CallEvents(output).listen(session);
    CompletableFuture<?> over = CompletableFuture.anyOf(session.closed(), stopping.requested());
    if (duration > 0) {
      over = over.completeOnTimeout(null, duration, TimeUnit.SECONDS);
    }
    over.join();
    session.close();
    events.closed(session.closed().get(5, TimeUnit.SECONDS));
  }
}
