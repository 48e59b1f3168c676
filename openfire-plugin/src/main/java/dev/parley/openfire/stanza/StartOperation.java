package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Registry;
import dev.parley.openfire.registry.StartRequest;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** {@code <start/>}: register a name, serve it, or stand by. */
final class StartOperation implements Operation {
  private final Registry registry;

  StartOperation(Registry registry) {
    this.registry = registry;
  }

  @Override
  public IQ.Type type() {
    return IQ.Type.set;
  }

  @Override
  public String element() {
    return "start";
  }

  @Override
  public CompletableFuture<@Nullable Element> run(Request request) {
    if (request.who().full().equals(request.who().bare())) {
      throw Fields.bad("An instance is a session: start from a full JID.");
    }
    Element start = request.payload();
    return registry
        .start(
            new StartRequest(
                request.name(),
                request.who(),
                Fields.requiredToken(start, "instance"),
                Fields.token(start, "key"),
                Boolean.TRUE.equals(Fields.flag(start, "standby")),
                Fields.priority(start),
                Fields.profile(start),
                Fields.fingerprint(start)))
        .thenApply(Answers::status);
  }
}
