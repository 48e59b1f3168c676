package dev.parley.openfire.stanza;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.IQ;

/** An operation of type set that is answered at once: one call, one answer. */
final class SimpleOperation implements Operation {
  private final String element;
  private final Function<Request, @Nullable Element> call;

  SimpleOperation(String element, Function<Request, @Nullable Element> call) {
    this.element = element;
    this.call = call;
  }

  @Override
  public IQ.Type type() {
    return IQ.Type.set;
  }

  @Override
  public String element() {
    return element;
  }

  @Override
  public CompletableFuture<@Nullable Element> run(Request request) {
    return CompletableFuture.completedFuture(call.apply(request));
  }
}
