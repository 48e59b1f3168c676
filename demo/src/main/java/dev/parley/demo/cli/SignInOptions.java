package dev.parley.demo.cli;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.StanzaTap;
import dev.parley.connection.Credentials;
import dev.parley.connection.ServerAddress;
import dev.parley.demo.io.Output;
import dev.parley.ice.IceConfig;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who signs in, and where: the same for every command that needs an account. */
final class SignInOptions {

  @Option(
      names = "--account",
      paramLabel = "JID",
      description = "The XMPP account, such as alice@example.org; always needed.")
  private @Nullable String account;

  @Mixin private final PasswordSource password = new PasswordSource();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Where the server listens. Default: what DNS says about the account's domain.")
  private @Nullable String server;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "PEM file with the server's certificate or its authority's. Default: the system's"
              + " authorities.")
  private @Nullable Path trust;

  @Option(
      names = "--ice-config",
      paramLabel = "FILE",
      description =
          "STUN and TURN servers, as turn.config.json. Those that the server tells of come after"
              + " them.")
  private @Nullable Path iceConfig;

  @Option(
      names = "--storage",
      paramLabel = "DIR",
      description = "Where keys of names are kept, for this user only. Default: ~/.parley.")
  private @Nullable Path storage;

  @Option(
      names = "--show-stanzas",
      description = "Print the Jingle stanzas on standard error: > sent, < received.")
  private boolean showStanzas;

  /**
   * Signs in.
   *
   * @throws CommandFailure if an option is wrong, or on a signal
   * @throws CompletionException with the reason if the server does not let it in
   */
  Parley signIn(Output output, Stopping stopping) {
    return signIn(output, stopping, builder -> builder, parley -> {});
  }

  /**
   * The same with more settings, and with what has to be there before it signs in.
   *
   * @param prepare sets the handlers
   */
  Parley signIn(
      Output output,
      Stopping stopping,
      UnaryOperator<ParleyBuilder> settings,
      Consumer<Parley> prepare) {
    Parley parley = settings.apply(builder(output)).build();
    try {
      prepare.accept(parley);
      return stopping.await(parley.signIn());
    } catch (RuntimeException e) {
      parley.close();
      throw e;
    }
  }

  private ParleyBuilder builder(Output output) {
    ParleyBuilder builder = Parley.builder();
    // Not left to the parser: it would ask a group for it that is given one of its commands.
    if (account == null) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", "no account: give --account JID");
    }
    try {
      builder.account(account);
      if (server != null) {
        builder.server(ServerAddress.of(server));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitStatus.USAGE, "usage", String.valueOf(e.getMessage()), e);
    }
    builder.credentials(Credentials.password(password.read(output::note)));
    if (trust != null) {
      builder.trust(trust);
    }
    if (iceConfig != null) {
      builder.iceConfig(IceConfig.read(iceConfig));
    }
    if (storage != null) {
      builder.storage(storage);
    }
    if (showStanzas) {
      builder.stanzaTap(
          (direction, xml) ->
              output.note((direction == StanzaTap.Direction.SENT ? "> " : "< ") + xml));
    }
    return builder;
  }
}
