package dev.parley.openfire.stanza;

import dev.parley.openfire.registry.Registry;
import java.util.concurrent.CompletableFuture;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** {@code <resolve/>}: where is the name reached? */
final class ResolveOperation implements Operation {
  private final Registry registry;

  ResolveOperation(Registry registry) {
    this.registry = registry;
  }

  @Override
  public IQ.Type type() {
    return IQ.Type.get;
  }

  @Override
  public String element() {
    return "resolve";
  }

  @Override
  public CompletableFuture<@Nullable Element> run(Request request) {
    return registry.resolve(request.name(), request.who()).thenApply(Answers::address);
  }
}
